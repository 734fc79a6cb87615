#!/usr/bin/env bash
# Loads a server, soaks it, restarts it with events in flight, and counts at the receiver.
# shellcheck disable=SC2317 # all calls functions by their names
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 FAILED=4

usage() {
  cat <<'TEXT'
Usage: scripts/production-readiness.sh [OPTIONS]

Publishes LOAD_EVENTS at once (load), then steadily for SOAK_SECONDS (soak), then, with
CHAOS_RESTART=1, LOAD_EVENTS or more while the server is restarted with events in flight (restart).
Every publish must be answered with 2xx; only while the server restarts may it be tried again, under
the same idempotency key. After each phase every event that was acknowledged must have arrived at the
receiver. The receiver is a program of this script's own; what it wrote down is the judge. Nothing of
the server's is believed.

It makes an endpoint and a subscription of its own and removes them. The events stay.

Environment
  HL_URL             address of the server (default http://127.0.0.1:8080)
  HL_AUTH_MODE       api_key (default) or service_token
  HL_API_KEY         the key, in mode api_key
  HL_SERVICE_TOKEN   the token, in mode service_token
  HL_TENANT_ID       the tenant, in mode service_token (default: default)
  LOAD_EVENTS        events of the load, and of the restart (default 1000)
  LOAD_CONCURRENCY   publishers at once (default 8)
  SOAK_SECONDS       length of the soak (default 30)
  SOAK_RATE          events a second of the soak, about (default 10)
  CHAOS_RESTART      1 restarts the server, 0 does not (default 0)
  HL_DATA_DIR        of the server, to restart it (default .hookline)
  DELIVERY_SECONDS   how long the last deliveries may take after a phase (default 120)
  RECEIVER_URL, RECEIVER_LOG
                     a receiver of yours, for a server that does not reach this machine: its address,
                     and a file into which it writes the X-HL-Event-Id of each delivery as a line

Options
  --hl FILE   the hl to use (default: the one beside this script)
  --dry-run   check what is needed, say what would be done, publish nothing
  --json      a JSON report instead of the table
  --help      this text

Exit codes: 0 ready, 2 wrong usage, 3 something is missing, 4 not ready.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"

HL="$ROOT/scripts/hl"
DRY_RUN=0
JSON=0
while (($# > 0)); do
  case "$1" in
    --hl)
      [[ -n "${2:-}" ]] || fail "$USAGE" '--hl needs a file'
      HL="$2"
      shift 2
      ;;
    --dry-run) DRY_RUN=1 && shift ;;
    --json) JSON=1 && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && fail "$USAGE" "there is no option $1" ;;
  esac
done

# number NAME DEFAULT LEAST MOST
number() {
  local value="${!1:-$2}"
  if [[ ! "$value" =~ ^[0-9]{1,7}$ ]] || ((value < $3 || value > $4)); then
    fail "$USAGE" "$1 is a number from $3 to $4"
  fi
  printf '%s\n' "$value"
}

URL="${HL_URL:-http://127.0.0.1:8080}"
URL="${URL%/}"
[[ "$URL" =~ ^https?://[^[:space:]/]+ ]] || fail "$USAGE" 'HL_URL is not an address'
EVENTS="$(number LOAD_EVENTS 1000 1 1000000)"
CONCURRENCY="$(number LOAD_CONCURRENCY 8 1 256)"
SOAK="$(number SOAK_SECONDS 30 0 604800)"
RATE="$(number SOAK_RATE 10 1 10000)"
CHAOS="$(number CHAOS_RESTART 0 0 1)"
PATIENCE="$(number DELIVERY_SECONDS 120 1 86400)"
DATA_DIR="${HL_DATA_DIR:-$ROOT/.hookline}"
need "$PRECONDITION" curl jq comm

WORK="$(mktemp -d)"
chmod 700 "$WORK"
: >"$WORK/headers"
: >"$WORK/report"
case "${HL_AUTH_MODE:-api_key}" in
  api_key)
    [[ -n "${HL_API_KEY:-}" ]] || fail "$PRECONDITION" 'HL_API_KEY is not set'
    header "$WORK/headers" Authorization "Bearer $HL_API_KEY"
    ;;
  service_token)
    [[ -n "${HL_SERVICE_TOKEN:-}" ]] || fail "$PRECONDITION" 'HL_SERVICE_TOKEN is not set'
    header "$WORK/headers" Authorization "Bearer $HL_SERVICE_TOKEN"
    header "$WORK/headers" X-Tenant-Id "${HL_TENANT_ID:-default}"
    ;;
  *) fail "$USAGE" 'HL_AUTH_MODE is api_key or service_token' ;;
esac
MODE="${HL_AUTH_MODE:-api_key}"
unset HL_API_KEY HL_SERVICE_TOKEN

# call METHOD PATH [BODY]: the status is in CODE, the answer in $WORK/answer.
CODE=000
call() {
  local options=()
  if [[ -n "${3:-}" ]]; then
    options=(-H 'Content-Type: application/json' --data-binary "$3")
  fi
  CODE="$(curl -sS -m 30 -o "$WORK/answer" -w '%{http_code}' -X "$1" -H "@$WORK/headers" \
    "${options[@]}" "$URL$2" 2>"$WORK/fault")" || CODE=000
}

# must WHAT METHOD PATH [BODY]
must() {
  local what="$1"
  shift
  call "$@"
  [[ "$CODE" == 2* ]] || fail "$PRECONDITION" "$what: answered $CODE $(head -c 300 "$WORK/answer")"
}

RECEIVER=''
ENDPOINT=''
clean_up() {
  local job
  trap - EXIT
  for job in $(jobs -p); do
    kill "$job" 2>/dev/null || true
  done
  if [[ -n "$ENDPOINT" ]]; then
    call DELETE "/v1/endpoints/$ENDPOINT"
    [[ "$CODE" == 20* || "$CODE" == 404 ]] || say "endpoint $ENDPOINT is left behind: $CODE"
  fi
  rm -rf "$WORK"
}
trap clean_up EXIT
trap 'exit 130' INT TERM

call GET /readyz
[[ "$CODE" == 200 ]] || fail "$PRECONDITION" "no server is ready at $URL"
if is_on "$CHAOS"; then
  [[ "$("$HL" status --json --data-dir "$DATA_DIR" | jq -r .api_url)" != null ]] ||
    fail "$PRECONDITION" "no server runs on $DATA_DIR; HL_DATA_DIR names the one to restart"
fi
if ((DRY_RUN)); then
  say "would publish $EVENTS events by $CONCURRENCY, $RATE/s for $SOAK s$(is_on "$CHAOS" &&
    printf ', and %s more over a restart' "$EVENTS")"
  exit 0
fi

TOPIC="readiness.t$(date +%s)-$$"

start_receiver() {
  local i
  if [[ -n "${RECEIVER_URL:-}" ]]; then
    [[ -n "${RECEIVER_LOG:-}" ]] || fail "$USAGE" 'RECEIVER_URL needs RECEIVER_LOG'
    RECEIVER="$RECEIVER_URL"
    LOG="$RECEIVER_LOG"
    return
  fi
  LOG="$WORK/arrived"
  : >"$LOG"
  : >"$WORK/receiver" # read below, maybe before the receiver's shell has opened it
  # An answer takes its time, so that there is something in flight when the server restarts.
  "$HL" receive --to "$LOG" --delay-ms 20 >"$WORK/receiver" 2>"$WORK/fault" &
  for ((i = 0; i < 600; i++)); do
    RECEIVER="$(head -n 1 "$WORK/receiver")"
    [[ -z "$RECEIVER" ]] || return 0
    sleep 0.1
  done
  fail "$PRECONDITION" "the receiver did not start: $(tail -n 1 "$WORK/fault")"
}

start_receiver
must 'no endpoint' POST /v1/endpoints "$(jq -cn --arg url "$RECEIVER" \
  '{url: $url, description: "production readiness", retry_schedule: [0, 1, 2, 5, 10]}')"
ENDPOINT="$(jq -r .endpoint_id "$WORK/answer")"
must 'no subscription' POST /v1/subscriptions "$(jq -cn --arg id "$ENDPOINT" --arg topic "$TOPIC" \
  '{endpoint_id: $id, topic_pattern: $topic}')"

# publish PHASE NUMBER TRIES: one event until it is answered for. Notes its id and time, or why not.
publish() {
  local phase="$1" number="$2" tries="$3" body began answer code try
  body="{\"topic\":\"$TOPIC\",\"payload\":{\"phase\":\"$phase\",\"n\":$number},\"idempotency_key\":\"$TOPIC-$phase-$number\"}"
  began="$(now_ms)"
  for ((try = 1; try <= tries; try++)); do
    answer="$(curl -s -m 30 -w '\n%{http_code}' -H "@$WORK/headers" \
      -H 'Content-Type: application/json' --data-binary "$body" "$URL/v1/events")" || true
    code="${answer##*$'\n'}"
    if [[ "$code" == 2* && "$answer" =~ \"event_id\"[[:space:]]*:[[:space:]]*\"([A-Za-z0-9_]+)\" ]]; then
      printf '%s\n' "${BASH_REMATCH[1]}" >>"$WORK/$phase.acknowledged.$WORKER"
      printf '%s\n' "$(($(now_ms) - began))" >>"$WORK/$phase.times.$WORKER"
      return 0
    fi
    printf '%s\n' "$code" >>"$WORK/$phase.again.$WORKER"
    case "$code" in
      000 | '' | 409 | 429 | 5??) sleep 0.2 ;;
      *) break ;;
    esac
  done
  printf '%s\n' "$code" >>"$WORK/$phase.refused.$WORKER"
}

# worker PHASE NUMBER TRIES: every CONCURRENCY-th of the events.
worker() {
  local n
  WORKER="$2"
  for ((n = $2; n < EVENTS; n += CONCURRENCY)); do
    publish "$1" "$n" "$3"
  done
}

# soaker NUMBER: at the pace of one of CONCURRENCY, until the time is over.
soaker() {
  local n end="$((SECONDS + SOAK))" pause
  WORKER="$1"
  pause="$(awk -v c="$CONCURRENCY" -v r="$RATE" 'BEGIN { printf "%.3f", c / r }')"
  for ((n = $1; SECONDS < end; n += CONCURRENCY)); do
    publish soak "$n" 1
    sleep "$pause"
  done
}

# restarter NUMBER TRIES: half of the events at once, the others at the pace of the soak, and more of
# them until the server is back: it is away while somebody publishes.
restarter() {
  local n pause
  WORKER="$1"
  pause="$(awk -v c="$CONCURRENCY" -v r="$RATE" 'BEGIN { printf "%.3f", c / r }')"
  for ((n = $1; n < EVENTS || ! RESTARTED; n += CONCURRENCY)); do
    publish restart "$n" "$2"
    if ((n > EVENTS / 2)); then
      sleep "$pause"
    fi
    if [[ -e "$WORK/restarted" ]]; then
      RESTARTED=1
    fi
  done
}

# gather PHASE: the notes of all its workers in one file each.
gather() {
  local kind
  for kind in acknowledged times again refused; do
    cat "$WORK/$1.$kind."* >"$WORK/$1.$kind" 2>/dev/null || true
  done
  sort -u "$WORK/$1.acknowledged" -o "$WORK/$1.acknowledged"
}

missing() {
  sort -u "$LOG" | comm -23 "$WORK/$1.acknowledged" - >"$WORK/$1.missing"
  wc -l <"$WORK/$1.missing"
}

# waiting: whether deliveries to our endpoint are still to come, as the server says.
waiting() {
  local state
  for state in pending failed; do
    call GET "/v1/deliveries?endpoint_id=$ENDPOINT&status=$state&limit=1"
    if [[ "$CODE" != 200 ]] || [[ "$(jq '.items | length' "$WORK/answer")" != 0 ]]; then
      return 0
    fi
  done
  return 1
}

READY=1
RESTARTED=0

# judge PHASE SECONDS DETAIL: waits for what was acknowledged, and writes the phase down.
judge() {
  local phase="$1" seconds="$2" detail="$3" began="$SECONDS" lost refused expected times=() ok=false
  gather "$phase"
  expected="$(wc -l <"$WORK/$phase.acknowledged")"
  refused="$(wc -l <"$WORK/$phase.refused")"
  while lost="$(missing "$phase")" && ((lost > 0 && SECONDS - began < PATIENCE)); do
    if ! waiting; then
      # Nothing more will come; what was answered a moment ago may not be written down yet.
      sleep 2
      lost="$(missing "$phase")"
      break
    fi
    sleep 0.5
  done
  mapfile -t times <"$WORK/$phase.times"
  if ((expected == 0)); then
    detail='nothing was acknowledged'
  elif ((refused > 0)); then
    detail="answered $(sort "$WORK/$phase.refused" | uniq -c | awk '{ print $2 " (" $1 ")" }' | paste -sd ' ')"
  elif ((lost > 0)); then
    detail="did not arrive: $(head -n 3 "$WORK/$phase.missing" | paste -sd ' ')"
  elif [[ "$detail" == '!'* ]]; then
    detail="${detail#!}"
  else
    ok=true
  fi
  [[ "$ok" == true ]] || READY=0
  jq -cn --arg phase "$phase" --argjson ok "$ok" --argjson acknowledged "$expected" \
    --argjson refused "$refused" --argjson again "$(wc -l <"$WORK/$phase.again")" \
    --argjson missing "$lost" --argjson seconds "$seconds" \
    --argjson copies "$(grep -cFf "$WORK/$phase.acknowledged" "$LOG" || true)" \
    --argjson p95 "$( ((expected > 0)) && p95 "${times[@]}" || printf 0)" --arg detail "$detail" \
    '{phase: $phase, ok: $ok, acknowledged: $acknowledged, refused: $refused, tried_again: $again,
      delivered: ($acknowledged - $missing), missing: $missing, deliveries: $copies,
      seconds: $seconds, publish_p95_ms: $p95, detail: $detail}' >>"$WORK/report"
  say "$phase: $expected acknowledged, $refused refused, $lost missing"
}

# all FUNCTION WORD...: as many at once as there are publishers.
all() {
  local i pids=()
  for ((i = 0; i < CONCURRENCY; i++)); do
    "$1" "${@:2}" "$i" "${TRIES:-1}" &
    pids+=("$!")
  done
  wait "${pids[@]}" || true
}

load() {
  local began="$SECONDS"
  say "load: $EVENTS events by $CONCURRENCY"
  all worker load
  judge load "$((SECONDS - began))" ''
}

soak() {
  local began="$SECONDS"
  say "soak: $RATE/s for $SOAK s"
  all soaker
  judge soak "$((SECONDS - began))" ''
}

# so_far: what the publishers of the restart have noted, if they have begun.
so_far() {
  cat "$WORK"/restart.acknowledged.* 2>/dev/null || true
}

# The endpoint is paused until there is enough to be in flight, and slow when it gets it.
chaos() {
  local began="$SECONDS" i publishing acknowledged in_flight detail='' first="$((EVENTS / 4))"
  say "restart: $EVENTS events, the server restarts meanwhile"
  must 'no slower endpoint' PATCH "/v1/endpoints/$ENDPOINT" '{"max_in_flight": 2}'
  must 'no pause' POST "/v1/endpoints/$ENDPOINT/pause"
  (TRIES=600 && all restarter) &
  publishing="$!"
  for ((i = 0; i < 600; i++)); do
    acknowledged="$(so_far | wc -l)"
    ((acknowledged <= first)) || break
    sleep 0.1
  done
  must 'no resume' POST "/v1/endpoints/$ENDPOINT/resume"
  so_far | sort -u >"$WORK/before"
  in_flight="$(sort -u "$LOG" | comm -23 "$WORK/before" - | wc -l)"
  if "$HL" restart --json --data-dir "$DATA_DIR" >"$WORK/restart" 2>"$WORK/fault"; then
    detail="$in_flight in flight, ready after $(jq .start_ms "$WORK/restart") ms"
  else
    detail="!the server did not come back: $(tail -n 1 "$WORK/fault")"
  fi
  : >"$WORK/restarted"
  ((in_flight > 0)) || detail='!nothing was in flight, so nothing is proved'
  wait "$publishing" || true
  must 'no faster endpoint' PATCH "/v1/endpoints/$ENDPOINT" '{"max_in_flight": null}'
  judge restart "$((SECONDS - began))" "$detail"
}

load
if ((SOAK > 0)); then
  soak
fi
if is_on "$CHAOS"; then
  chaos
fi

RESULT="$((READY ? 0 : FAILED))"
if ((JSON)); then
  jq -s --arg server "$URL" --arg mode "$MODE" --argjson code "$RESULT" --argjson seconds "$SECONDS" \
    '{server: $server, auth_mode: $mode, ready: ($code == 0), exit_code: $code, seconds: $seconds,
      phases: .}' "$WORK/report"
else
  jq -r '[.phase, (if .ok then "ok" else "FAILED" end), .acknowledged, .refused, .tried_again,
      .delivered, .missing, .seconds, .publish_p95_ms, .detail] | @tsv' "$WORK/report" |
    awk -F '\t' 'BEGIN { f = "%-8s %-7s %8s %8s %8s %10s %8s %8s %8s  %s\n"
        printf f, "PHASE", "", "ACKED", "REFUSED", "AGAIN", "DELIVERED", "MISSING", "SECONDS", "P95 MS", "" }
      { printf f, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10 }'
  printf '%s\n' "$( ((READY)) && printf ready || printf 'NOT READY')"
fi
exit "$RESULT"
