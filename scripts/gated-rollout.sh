#!/usr/bin/env bash
# Raises a feature flag step by step, and takes it back to 0 when the server gets worse.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 ROLLED_BACK=4 BUSY=75 HTTP_SECONDS=30

usage() {
  cat <<'TEXT'
Usage: scripts/gated-rollout.sh FLAG PERCENT... [OPTIONS]

Sets the flag's rollout to each percentage in turn, for example 10 50 100. At each step it watches
the server for a while; when a check fails, it sets the rollout to 0 and stops.

Options
  --hold SECONDS       how long each step is watched (default 60)
  --every SECONDS      pause between two looks (default 2)
  --max-error-rate R   attempts that failed among those since the start, 0 to 1 (default 0.05);
                       judged once there were 10 of them
  --max-lag-ms MS      how long the longest overdue delivery may be due (default 30000)
  --max-dead N         dead letters that may come since the start (default 10)
  --data-dir DIR       of the running server (default: HL_DATA_DIR, else .hookline)
  --hl FILE            the hl to ask (default: the one beside this script)
  --dry-run            look and check, and change nothing
  --json               a JSON report at the end instead of lines
  --help               this text

Exit codes: 0 all steps were taken, 2 wrong usage, 3 the server or the flag is not there,
4 a check failed and the rollout is 0, 75 somebody else changed the flag meanwhile: it was left alone.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"

need_number() {
  [[ "$2" =~ ^[0-9]+(\.[0-9]+)?$ ]] || fail "$USAGE" "$1 needs a number, not $2"
}

FLAG=
STEPS=()
HOLD=60
EVERY=2
MAX_ERROR_RATE=0.05
MAX_LAG_MS=30000
MAX_DEAD=10
DATA_DIR="${HL_DATA_DIR:-$ROOT/.hookline}"
HL="$ROOT/scripts/hl"
DRY_RUN=0
JSON=0
while (($# > 0)); do
  case "$1" in
    --hold | --every | --max-error-rate | --max-lag-ms | --max-dead)
      (($# > 1)) || fail "$USAGE" "$1 needs a value"
      need_number "$1" "$2"
      case "$1" in
        --hold) HOLD="${2%.*}" ;;
        --every) EVERY="$2" ;;
        --max-error-rate) MAX_ERROR_RATE="$2" ;;
        --max-lag-ms) MAX_LAG_MS="${2%.*}" ;;
        --max-dead) MAX_DEAD="${2%.*}" ;;
      esac
      shift 2
      ;;
    --data-dir)
      (($# > 1)) || fail "$USAGE" "$1 needs a value"
      DATA_DIR="$2"
      shift 2
      ;;
    --hl)
      (($# > 1)) || fail "$USAGE" "$1 needs a value"
      HL="$2"
      shift 2
      ;;
    --dry-run) DRY_RUN=1 && shift ;;
    --json) JSON=1 && shift ;;
    -h | --help) usage && exit 0 ;;
    -*) usage >&2 && fail "$USAGE" "there is no option $1" ;;
    *)
      if [[ -z "$FLAG" ]]; then
        FLAG="$1"
      else
        [[ "$1" =~ ^([0-9]|[1-9][0-9]|100)$ ]] || fail "$USAGE" "a step is 0 to 100, not $1"
        STEPS+=("$1")
      fi
      shift
      ;;
  esac
done
[[ -n "$FLAG" && "${#STEPS[@]}" -gt 0 ]] || { usage >&2 && fail "$USAGE" 'name a flag and its steps'; }
[[ "$FLAG" =~ ^[a-z][a-z0-9._-]*$ ]] || fail "$USAGE" "$FLAG is not the key of a flag"
need "$PRECONDITION" curl jq

WORK="$(mktemp -d)"
chmod 700 "$WORK"
trap 'rm -rf "$WORK"' EXIT
REPORT="$WORK/report"
: >"$REPORT"

# ask METHOD PATH [BODY]: the status is in CODE, the answer in $WORK/answer.
CODE=000
ask() {
  local options=()
  if [[ -n "${3:-}" ]]; then
    options=(-H 'Content-Type: application/json' --data-binary "$3")
  fi
  CODE="$(curl -sS -m "$HTTP_SECONDS" -o "$WORK/answer" -w '%{http_code}' -X "$1" \
    -H "@$WORK/operator" "${options[@]}" "$API$2")" || CODE=000
}

note() {
  if ((!JSON)); then
    printf '%s  %s\n' "$(date +%H:%M:%S)" "$*"
  fi
}

# counter NAME: what the node that answers has counted since its start.
counter() {
  awk -v name="hookline_$1" 'index($1, name) == 1 && substr($1, length(name) + 1, 1) ~ /^(\{|$)/ { sum += $NF }
    END { printf "%d\n", sum }' "$WORK/metrics"
}

# Reads ATTEMPTS, FAILED, LAG and DEAD; false if the server does not tell.
look() {
  ask GET /metrics
  [[ "$CODE" == 200 ]] || return 1
  cp "$WORK/answer" "$WORK/metrics"
  ATTEMPTS="$(counter attempts_total)"
  FAILED="$(($(counter attempts_retried_total) + $(counter deliveries_dead_total)))"
  ask GET /v1/admin/stats
  [[ "$CODE" == 200 ]] || return 1
  LAG="$(jq .queue.oldest_age_ms "$WORK/answer")"
  DEAD="$(jq .queue.dead "$WORK/answer")"
}

more_than() {
  awk -v a="$1" -v b="$2" 'BEGIN { exit !(a > b) }'
}

# Sets WHY and is false when a check fails.
WHY=
healthy() {
  if ! look; then
    WHY="the server does not tell how it is ($CODE)"
    return 1
  fi
  local attempts=$((ATTEMPTS - ATTEMPTS0)) failed=$((FAILED - FAILED0)) dead=$((DEAD - DEAD0)) rate=0
  if ((attempts > 0)); then
    rate="$(awk -v f="$failed" -v a="$attempts" 'BEGIN { printf "%.4f", f / a }')"
  fi
  LOOK="$(jq -cn --argjson attempts "$attempts" --argjson rate "$rate" --argjson lag "$LAG" \
    --argjson dead "$dead" '{attempts: $attempts, error_rate: $rate, lag_ms: $lag, new_dead: $dead}')"
  if ((attempts >= 10)) && more_than "$rate" "$MAX_ERROR_RATE"; then
    WHY="the error rate is $rate, more than $MAX_ERROR_RATE"
  elif ((LAG > MAX_LAG_MS)); then
    WHY="the outbox is $LAG ms late, more than $MAX_LAG_MS"
  elif ((dead > MAX_DEAD)); then
    WHY="$dead dead letters came, more than $MAX_DEAD"
  else
    return 0
  fi
  return 1
}

# set_rollout PERCENT REASON: 0 done, 1 the server refuses, 75 somebody else changed the flag.
set_rollout() {
  if ((DRY_RUN)); then
    return 0
  fi
  ask PUT "/v1/admin/flags/$FLAG" "$(jq -cn --argjson percent "$1" --arg reason "$2" \
    --argjson version "$VERSION" '{rollout_percentage: $percent, reason: $reason, version: $version}')"
  case "$CODE" in
    200) VERSION="$(jq .version "$WORK/answer")" ;;
    409) return "$BUSY" ;;
    *) return 1 ;;
  esac
}

# finish RESULT ROLLOUT EXIT-CODE
finish() {
  if ((JSON)); then
    jq -s --arg flag "$FLAG" --arg result "$1" --argjson rollout "$2" --arg why "$WHY" \
      --argjson dry "$DRY_RUN" --argjson seconds "$SECONDS" --argjson code "$3" \
      '{flag: $flag, result: $result, rollout_percentage: $rollout, why: $why, dry_run: ($dry == 1),
        seconds: $seconds, exit_code: $code, steps: .}' "$REPORT"
  else
    note "$FLAG: $1, rollout $2 %${WHY:+: $WHY}"
  fi
  exit "$3"
}

roll_back() {
  local code=0
  set_rollout 0 "gated rollout: $WHY" || code=$?
  case "$code" in
    0) finish 'rolled back' "$((DRY_RUN ? BEFORE : 0))" "$ROLLED_BACK" ;;
    "$BUSY") finish 'left alone: somebody else changed the flag' "$AT" "$BUSY" ;;
    *)
      WHY="$WHY; and the rollout could not be set back ($CODE): set it to 0 by hand"
      finish 'NOT rolled back' "$AT" "$ROLLED_BACK"
      ;;
  esac
}

take_step() {
  local percent="$1" began="$SECONDS" code=0 verdict=held
  note "$FLAG: $percent %, watching for $HOLD s"
  set_rollout "$percent" "gated rollout" || code=$?
  if ((code == BUSY)); then
    WHY="the flag is not in version $VERSION any more"
    finish 'left alone: somebody else changed the flag' "$AT" "$BUSY"
  elif ((code != 0)); then
    WHY="the server refused $percent % ($CODE)"
    roll_back
  fi
  AT="$percent"
  LOOK=null
  while :; do
    if ! healthy; then
      verdict=failed
      break
    fi
    ((SECONDS - began < HOLD)) || break
    sleep "$EVERY"
  done
  jq -cn --argjson percent "$percent" --arg verdict "$verdict" --argjson look "$LOOK" \
    --argjson seconds "$((SECONDS - began))" \
    '{rollout_percentage: $percent, verdict: $verdict, seconds: $seconds, last_look: $look}' >>"$REPORT"
  if [[ "$verdict" == failed ]]; then
    roll_back
  fi
}

find_server "$PRECONDITION" "$WORK/operator"
if [[ -n "${METRICS_TOKEN:-}" ]]; then
  printf 'X-Metrics-Token: %s\n' "$METRICS_TOKEN" >>"$WORK/operator"
fi
ask GET "/v1/admin/flags/$FLAG"
case "$CODE" in
  200) ;;
  404) fail "$PRECONDITION" "there is no flag $FLAG" ;;
  *) fail "$PRECONDITION" "the server answered $CODE for the flag $FLAG" ;;
esac
VERSION="$(jq .version "$WORK/answer")"
BEFORE="$(jq .rollout_percentage "$WORK/answer")"
AT="$BEFORE"
look || fail "$PRECONDITION" "the server does not tell how it is ($CODE)"
ATTEMPTS0="$ATTEMPTS"
FAILED0="$FAILED"
DEAD0="$DEAD"
for step in "${STEPS[@]}"; do
  take_step "$step"
done
finish 'all steps were taken' "$((DRY_RUN ? BEFORE : AT))" 0
