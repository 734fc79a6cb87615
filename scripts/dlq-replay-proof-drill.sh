#!/usr/bin/env bash
# Proves the guards of the guarded replay against a running server, from outside.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 HTTP_SECONDS=60

usage() {
  cat <<'TEXT'
Usage: scripts/dlq-replay-proof-drill.sh [OPTIONS]

Proves, against the server that runs on a data directory, that POST /v1/dlq/replay refuses wrong
and stale signatures, takes a signature and an admin's token, counts calls, does a key's work once,
refuses more than 50, and writes everything down. It makes a tenant of its own with dead letters of
its own (a few, to an address where nobody listens) and touches nothing else.

Options
  --data-dir DIR  of the running server (default: HL_DATA_DIR, else .hookline)
  --hl FILE       the hl to ask (default: the one beside this script)
  --json          a JSON report instead of the table
  --help          this text

Exit codes: 0 everything is proved, 1 something is not, 2 wrong usage, 3 no server runs there.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"

DATA_DIR="${HL_DATA_DIR:-$ROOT/.hookline}"
HL="$ROOT/scripts/hl"
JSON=0
while (($# > 0)); do
  case "$1" in
    --data-dir) DATA_DIR="${2:?--data-dir needs a directory}" && shift 2 ;;
    --hl) HL="${2:?--hl needs a file}" && shift 2 ;;
    --json) JSON=1 && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && fail "$USAGE" "there is no option $1" ;;
  esac
done
need "$PRECONDITION" curl jq

WORK="$(mktemp -d)"
chmod 700 "$WORK"
trap 'rm -rf "$WORK"' EXIT

# call METHOD PATH BODY-FILE HEADER-FILE...
# The status is in CODE, the answer in $WORK/answer, its headers in $WORK/answer-headers.
CODE=000
call() {
  local method="$1" path="$2" body="$3" options=() file
  shift 3
  for file in "$@"; do
    options+=(-H "@$file")
  done
  if [[ -n "$body" ]]; then
    options+=(-H 'Content-Type: application/json' --data-binary "@$body")
  fi
  CODE="$(curl -sS -m "$HTTP_SECONDS" -o "$WORK/answer" -D "$WORK/answer-headers" \
    -w '%{http_code}' -X "$method" "${options[@]}" "$API$path")"
}

operate() {
  call "$1" "$2" "${3:-}" "$WORK/operator" "$WORK/tenant"
  [[ "$CODE" == 2* ]] || fail 1 "$1 $2 answered $CODE: $(cat "$WORK/answer")"
}

# A tenant with dead letters: nobody has that name, and one attempt is enough to die. The breaker that opens over it is
# closed again and again.
set_up_tenant() {
  local endpoint i
  printf 'X-Tenant-Id: %s\n' "$TENANT" >"$WORK/tenant"
  jq -n --arg id "$TENANT" '{tenant_id: $id}' >"$WORK/body"
  call POST /v1/tenants "$WORK/body" "$WORK/operator"
  [[ "$CODE" == 201 ]] || fail 1 "no tenant for the drill: $CODE $(cat "$WORK/answer")"
  jq -n '{url: "https://nobody.invalid/", max_attempts: 1, timeout_ms: 1000}' >"$WORK/body"
  operate POST /v1/endpoints "$WORK/body"
  endpoint="$(jq -r .endpoint_id "$WORK/answer")"
  jq -n --arg id "$endpoint" '{endpoint_id: $id, topic_pattern: "#"}' >"$WORK/body"
  operate POST /v1/subscriptions "$WORK/body"
  jq -n '{events: [range(8) | {topic: "drill.dead", payload: {n: .}}]}' >"$WORK/body"
  operate POST /v1/events/batch "$WORK/body"
  for ((i = 0; i < 300; i++)); do
    [[ "$(dead)" != 8 ]] || break
    operate POST "/v1/endpoints/$endpoint/breaker/reset"
    sleep 0.2
  done
  [[ "$(dead)" == 8 ]] || fail 1 "the drill's events did not become dead letters within a minute"
  operate POST "/v1/endpoints/$endpoint/pause"
}

dead() {
  operate GET '/v1/dlq?limit=100'
  jq .count "$WORK/answer"
}

spent() {
  operate GET "/v1/admin/replay-budgets/$TENANT"
  jq .daily_used "$WORK/answer"
}

audited() {
  operate GET "/v1/admin/audit?tenant=$TENANT&action=$1&limit=1000"
  jq '.items | length' "$WORK/answer"
}

# body KEY MAX [DRY_RUN]
body() {
  jq -n --arg tenant "$TENANT" --arg key "$1" --argjson max "$2" --argjson dry "${3:-false}" \
    '{tenant_id: $tenant, idempotency_key: $key, max: $max, dry_run: $dry, reason: "proof drill"}' \
    >"$WORK/replay"
}

sign() {
  "$HL" sign --data-dir "$DATA_DIR" --file "$WORK/replay" "$@" >"$WORK/signature"
}

NAMES=()
VERDICTS=()
DETAILS=()
FAILED=0

# prove NAME WANTED GOT
prove() {
  NAMES+=("$1")
  DETAILS+=("wanted $2, got $3")
  if [[ "$2" == "$3" ]]; then
    VERDICTS+=(proved)
  else
    VERDICTS+=(FAILED)
    FAILED=1
  fi
}

skip() {
  NAMES+=("$1")
  VERDICTS+=(skipped)
  DETAILS+=("$2")
}

replay() {
  call POST /v1/dlq/replay "$WORK/replay" "$@"
}

answered() {
  jq -r "$1" "$WORK/answer"
}

refusals() {
  body refused 1
  sign
  sed 's/^\(webhook-signature: v1,\).*/\1AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=/' \
    "$WORK/signature" >"$WORK/forged"
  replay "$WORK/forged"
  prove 'a wrong signature is refused' 401 "$CODE"
  sign --at "$(($(date +%s) - 600))"
  replay "$WORK/signature"
  prove 'a stale signature is refused' 401 "$CODE"
  replay
  prove 'a call without anything is refused' 401 "$CODE"
  body 'too many' 51
  sign
  replay "$WORK/signature"
  prove 'more than 50 is refused' 400 "$CODE"
}

three_calls_and_a_fourth() {
  body dry 2 true
  sign
  replay "$WORK/signature"
  prove 'a dry run answers' "200 2" "$CODE $(answered .budget.cost)"
  prove 'a dry run requeues nothing and costs nothing' "8 0" "$(dead) $(spent)"

  body real 2
  sign
  replay "$WORK/signature"
  prove 'a signed call requeues' "200 2 false" "$CODE $(answered .replayed) $(answered .duplicate)"
  local first
  first="$(answered .replay_id)"
  prove 'it is paid for' "6 2" "$(dead) $(spent)"

  sign
  replay "$WORK/signature"
  prove 'the same key answers the first result' "200 $first true" \
    "$CODE $(answered .replay_id) $(answered .duplicate)"
  prove 'the same key does nothing' "6 2" "$(dead) $(spent)"

  body fourth 1
  sign
  replay "$WORK/signature"
  prove 'the fourth call is refused' "429 RATE_LIMITED" "$CODE $(answered .code)"
  local wait
  wait="$(sed -n 's/^retry-after: *\([0-9]*\).*/\1/Ip' "$WORK/answer-headers")"
  prove 'and told when to come back' yes "$([[ "${wait:-0}" -gt 0 ]] && printf yes || printf no)"
}

# token ROLE: false if this HookLine makes none.
token() {
  "$HL" token --role "$1" --data-dir "$DATA_DIR" 2>"$WORK/token-fault" |
    sed 's/^/Authorization: Bearer /' >"$WORK/token"
}

tokens() {
  if ! token admin; then
    skip 'a token of an admin is taken' "scripts/hl token: $(head -n 1 "$WORK/token-fault")"
    return
  fi
  body token 1
  replay "$WORK/token"
  prove 'a token of an admin is taken' "200 1" "$CODE $(answered .replayed)"
  local head claims signature
  IFS=. read -r head claims _ <"$WORK/token"
  token operator
  replay "$WORK/token"
  prove 'a token of an operator is not' 403 "$CODE"
  IFS=. read -r _ _ signature <"$WORK/token"
  printf '%s.%s.%s\n' "$head" "$claims" "$signature" >"$WORK/forged"
  replay "$WORK/forged"
  prove 'a forged token is refused' 401 "$CODE"
}

entries() {
  prove 'what was started is in the audit log' "$1" "$(audited dlq_replay_started)"
  prove 'what was completed is in the audit log' "$1" "$(audited dlq_replay_completed)"
  prove 'what was repeated is in the audit log' "$2" "$(audited dlq_replay_duplicate)"
  prove 'what was rejected is in the audit log' "$3" "$(audited dlq_replay_rejected)"
}

report() {
  local i
  if ((JSON)); then
    for i in "${!NAMES[@]}"; do
      jq -n --arg name "${NAMES[i]}" --arg verdict "${VERDICTS[i]}" --arg detail "${DETAILS[i]}" \
        '{name: $name, verdict: $verdict, detail: $detail}'
    done | jq -s --argjson failed "$FAILED" --arg api "$API" --argjson seconds "$SECONDS" \
      '{server: $api, proved: ($failed == 0), seconds: $seconds, steps: .}'
    return
  fi
  printf '%-50s %-8s %s\n' STEP VERDICT DETAIL
  for i in "${!NAMES[@]}"; do
    printf '%-50s %-8s %s\n' "${NAMES[i]}" "${VERDICTS[i]}" "${DETAILS[i]}"
  done
  if ((FAILED)); then
    printf 'not everything is proved (%d seconds)\n' "$SECONDS"
  else
    printf 'everything is proved (%d seconds)\n' "$SECONDS"
  fi
}

find_server "$PRECONDITION" "$WORK/operator"
readonly API
TENANT="drill-$(date +%s)-$$"
set_up_tenant
refusals
three_calls_and_a_fourth
entries 1 1 1
TENANT="$TENANT-token"
set_up_tenant
tokens
report
exit "$FAILED"
