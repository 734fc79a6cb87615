#!/usr/bin/env bash
# Uses the API as an integration does, and measures how long each call takes.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 FAILED=4

usage() {
  cat <<'TEXT'
Usage: scripts/smoke-integrations.sh [OPTIONS]

Calls the API with an integration's key, each call several times, and holds the 95th percentile of
its times against a limit. By default it only reads. With SMOKE_ALLOW_MUTATIONS=1 it also makes an
endpoint to a Dev Inbox, publishes, waits until the events are delivered, replays them, waits until
they are delivered again, and removes the endpoint.

Environment
  BASE_URL               address of the server (default http://127.0.0.1:8080)
  INTEGRATION_API_KEY    the key; with mutations it needs the scopes events.*, endpoints.*,
                         subscriptions.*, deliveries.*, dlq.*
  INTEGRATION_TENANT_ID  the tenant, if the key is the service token's or the operator's
  SMOKE_RUNS             how often each call is made (default 5)
  SMOKE_ALLOW_MUTATIONS  1 to publish, 0 only to read (default 0)
  SMOKE_OUTLET_ID        a publish channel: the events carry it in their channels
  SMOKE_ENDPOINT_ID      an endpoint of the tenant, in place of a Dev Inbox
  SMOKE_MAX_MS_EVENTS, _DELIVERIES, _DLQ, _ENDPOINTS, _SUBSCRIPTIONS
                         limit of the 95th percentile of listing these, in ms (default 1000)
  SMOKE_MAX_MS_PUBLISH   of a publish (default 1000)
  SMOKE_MAX_MS_DELIVERED from its answer until it is delivered (default 5000)
  SMOKE_MAX_MS_REPLAYED  from the call of the replay until it is delivered again (default 10000)

Options
  --json   a JSON report instead of the table
  --help   this text

Exit codes: 0 all is well, 2 wrong usage, 3 a tool or the key is missing, 4 a call failed or took
longer than its limit.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"

JSON=0
while (($# > 0)); do
  case "$1" in
    --json) JSON=1 && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && fail "$USAGE" "there is no option $1" ;;
  esac
done
BASE_URL="${BASE_URL:-http://127.0.0.1:8080}"
BASE_URL="${BASE_URL%/}"
RUNS="${SMOKE_RUNS:-5}"
MUTATIONS="${SMOKE_ALLOW_MUTATIONS:-0}"
[[ "$BASE_URL" =~ ^https?://[^[:space:]/]+ ]] || fail "$USAGE" 'BASE_URL is not an address'
[[ "$RUNS" =~ ^[1-9][0-9]{0,3}$ ]] || fail "$USAGE" 'SMOKE_RUNS is 1 to 9999'
[[ "$MUTATIONS" =~ ^[01]$ ]] || fail "$USAGE" 'SMOKE_ALLOW_MUTATIONS is 0 or 1'
need "$PRECONDITION" curl jq
[[ -n "${INTEGRATION_API_KEY:-}" ]] || fail "$PRECONDITION" 'INTEGRATION_API_KEY is not set'

# limit NAME DEFAULT
limit() {
  local name="SMOKE_MAX_MS_$1"
  local value="${!name:-$2}"
  [[ "$value" =~ ^[0-9]+$ ]] || fail "$USAGE" "$name is milliseconds"
  printf '%s\n' "$value"
}

WORK="$(mktemp -d)"
chmod 700 "$WORK"
: >"$WORK/headers"
: >"$WORK/report"
header "$WORK/headers" Authorization "Bearer $INTEGRATION_API_KEY"
if [[ -n "${INTEGRATION_TENANT_ID:-}" ]]; then
  header "$WORK/headers" X-Tenant-Id "$INTEGRATION_TENANT_ID"
fi
unset INTEGRATION_API_KEY

# call METHOD PATH [BODY]: the status is in CODE, the answer in $WORK/answer, the time in MS.
CODE=000
MS=0
call() {
  local options=() began
  if [[ -n "${3:-}" ]]; then
    options=(-H 'Content-Type: application/json' --data-binary "$3")
  fi
  began="$(now_ms)"
  CODE="$(curl -sS -m 30 -o "$WORK/answer" -w '%{http_code}' -X "$1" -H "@$WORK/headers" \
    "${options[@]}" "$BASE_URL$2" 2>"$WORK/fault")" || CODE=000
  MS="$(($(now_ms) - began))"
}

ENDPOINT=''
SUBSCRIPTION=''
# shellcheck disable=SC2317 # the trap calls it
clean_up() {
  if [[ -n "$SUBSCRIPTION" ]]; then
    call DELETE "/v1/subscriptions/$SUBSCRIPTION"
  fi
  if [[ -n "$ENDPOINT" ]]; then
    call DELETE "/v1/endpoints/$ENDPOINT"
    [[ "$CODE" == 20* ]] || say "endpoint $ENDPOINT is left behind: $CODE"
  fi
  rm -rf "$WORK"
}
trap clean_up EXIT

ALL_WELL=1

# judge NAME LIMIT FAULT TIME...
judge() {
  local name="$1" most="$2" fault="$3" seen=0
  shift 3
  if (($# > 0)); then
    seen="$(p95 "$@")"
  fi
  if [[ -z "$fault" ]] && ((seen > most)); then
    fault="p95 is $seen ms, more than $most ms"
  fi
  [[ -z "$fault" ]] || ALL_WELL=0
  jq -cn --arg name "$name" --argjson most "$most" --arg fault "$fault" --argjson p95 "$seen" \
    --argjson runs "$#" '{name: $name, ok: ($fault == ""), runs: $runs, p95_ms: $p95,
      max_ms: $most, detail: $fault}' >>"$WORK/report"
}

# why CODE: what an answer that is not the wanted one says.
why() {
  if [[ "$CODE" == 000 ]]; then
    head -n 1 "$WORK/fault"
  else
    printf 'answered %s %s\n' "$CODE" "$(jq -r '.code // ""' "$WORK/answer" 2>/dev/null)"
  fi
}

# list NAME PATH LIMIT
list() {
  local name="$1" path="$2" most="$3" times=() fault='' i
  for ((i = 0; i < RUNS; i++)); do
    call GET "$path"
    if [[ "$CODE" != 200 ]] || ! jq -e '.items | type == "array"' "$WORK/answer" >/dev/null 2>&1; then
      fault="$(why)"
      break
    fi
    times+=("$MS")
  done
  judge "$name" "$most" "$fault" "${times[@]}"
}

# set_up TOPIC: an endpoint that gets this topic; FAULT says why not.
FAULT=''
set_up() {
  local url target="${SMOKE_ENDPOINT_ID:-}"
  if [[ -z "$target" ]]; then
    call POST /v1/dev/inbox
    [[ "$CODE" == 20* ]] || { FAULT="no Dev Inbox: $(why); name an endpoint in SMOKE_ENDPOINT_ID" && return; }
    url="$(jq -r .receive_url "$WORK/answer")"
    call POST /v1/endpoints "$(jq -cn --arg url "$url" '{url: $url, description: "smoke"}')"
    [[ "$CODE" == 201 ]] || { FAULT="no endpoint: $(why)" && return; }
    ENDPOINT="$(jq -r .endpoint_id "$WORK/answer")"
    target="$ENDPOINT"
  fi
  call POST /v1/subscriptions "$(jq -cn --arg id "$target" --arg topic "$1" \
    '{endpoint_id: $id, topic_pattern: $topic}')"
  [[ "$CODE" == 201 ]] || { FAULT="no subscription: $(why)" && return; }
  SUBSCRIPTION="$(jq -r .subscription_id "$WORK/answer")"
}

# await_delivered EVENT COUNT LIMIT: waits until the event has so many deliveries that arrived.
# MS is how long it took; false after three times the limit.
await_delivered() {
  local event="$1" count="$2" most="$3" began seen
  began="$(now_ms)"
  while :; do
    call GET "/v1/deliveries?event_id=$event&status=success&limit=10"
    seen="$(jq '.items | length' "$WORK/answer" 2>/dev/null || printf 0)"
    MS="$(($(now_ms) - began))"
    if [[ "$CODE" == 200 ]] && ((seen >= count)); then
      return 0
    fi
    ((MS < 3 * most)) || return 1
    sleep 0.05
  done
}

mutate() {
  local topic i event began body
  local published=() delivered=() replayed=() faults=('' '' '')
  topic="smoke.t$(date +%s)-$$"
  set_up "$topic"
  faults=("$FAULT" "$FAULT" "$FAULT")
  for ((i = 0; i < RUNS; i++)); do
    [[ -z "$FAULT" ]] || break
    body="$(jq -cn --arg topic "$topic" --arg outlet "${SMOKE_OUTLET_ID:-}" --argjson run "$i" \
      '{topic: $topic, payload: {smoke: true, run: $run}, idempotency_key: "\($topic)-\($run)"}
       + (if $outlet == "" then {} else {channels: [$outlet]} end)')"
    call POST /v1/events "$body"
    if [[ "$CODE" != 201 ]]; then
      FAULT="$(why)"
      faults=("$FAULT" 'nothing was published' 'nothing was published')
      break
    fi
    published+=("$MS")
    event="$(jq -r .event_id "$WORK/answer")"
    if ! await_delivered "$event" 1 "$MAX_DELIVERED"; then
      FAULT="$event was not delivered within $MS ms"
      faults=('' "$FAULT" 'nothing was delivered')
      break
    fi
    delivered+=("$MS")
    began="$(now_ms)"
    call POST /v1/replay "$(jq -cn --arg event "$event" '{event_id: $event}')"
    if [[ "$CODE" != 200 ]]; then
      FAULT="$(why)"
      faults=('' '' "$FAULT")
      break
    fi
    if ! await_delivered "$event" 2 "$MAX_REPLAYED"; then
      FAULT="$event was not delivered again within $MS ms"
      faults=('' '' "$FAULT")
      break
    fi
    replayed+=("$(($(now_ms) - began))")
  done
  judge publish "$MAX_PUBLISH" "${faults[0]}" "${published[@]}"
  judge delivered "$MAX_DELIVERED" "${faults[1]}" "${delivered[@]}"
  judge replayed "$MAX_REPLAYED" "${faults[2]}" "${replayed[@]}"
}

MAX_EVENTS="$(limit EVENTS 1000)"
MAX_DELIVERIES="$(limit DELIVERIES 1000)"
MAX_DLQ="$(limit DLQ 1000)"
MAX_ENDPOINTS="$(limit ENDPOINTS 1000)"
MAX_SUBSCRIPTIONS="$(limit SUBSCRIPTIONS 1000)"
MAX_PUBLISH="$(limit PUBLISH 1000)"
MAX_DELIVERED="$(limit DELIVERED 5000)"
MAX_REPLAYED="$(limit REPLAYED 10000)"
list events '/v1/events?limit=5' "$MAX_EVENTS"
list deliveries '/v1/deliveries?limit=5' "$MAX_DELIVERIES"
list dlq '/v1/dlq?limit=5' "$MAX_DLQ"
list endpoints '/v1/endpoints?limit=5' "$MAX_ENDPOINTS"
list subscriptions '/v1/subscriptions?limit=5' "$MAX_SUBSCRIPTIONS"
if is_on "$MUTATIONS"; then
  mutate
fi

RESULT="$((ALL_WELL ? 0 : FAILED))"
if ((JSON)); then
  jq -s --arg base "$BASE_URL" --argjson code "$RESULT" --argjson mutations "$MUTATIONS" \
    '{server: $base, ok: ($code == 0), exit_code: $code, mutations: ($mutations == 1), calls: .}' \
    "$WORK/report"
else
  jq -r '[.name, (if .ok then "ok" else "FAILED" end), "\(.p95_ms)", "\(.max_ms)", "\(.runs)",
      .detail] | @tsv' "$WORK/report" |
    awk -F '\t' 'BEGIN { printf "%-14s %-7s %8s %8s %5s  %s\n", "CALL", "", "P95 MS", "MOST", "RUNS", "" }
      { printf "%-14s %-7s %8s %8s %5s  %s\n", $1, $2, $3, $4, $5, $6 }'
fi
exit "$RESULT"
