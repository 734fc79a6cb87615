#!/usr/bin/env bash
# Asks a running server whether it is well: health, readiness, liveness, metrics, more URLs.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 FAILED=4

usage() {
  cat <<'TEXT'
Usage: scripts/smoke-check.sh [OPTIONS]

Asks a running server for /healthz, /readyz, /health/live and /metrics, and for every address in
SMOKE_URLS. Each must answer 200 in time; the metrics must be HookLine's. Nothing is changed.

Environment
  BASE_URL       address of the server (default http://127.0.0.1:8080)
  SMOKE_URLS     more that must answer 200, separated by blanks: addresses, or paths of BASE_URL
  METRICS_TOKEN  if /metrics asks for one

Options
  --timeout SECONDS  for each answer (default 10)
  --json             a JSON report instead of the table
  --help             this text

Exit codes: 0 all is well, 2 wrong usage, 3 curl or jq is missing, 4 something is not well.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"

BASE_URL="${BASE_URL:-http://127.0.0.1:8080}"
BASE_URL="${BASE_URL%/}"
TIMEOUT=10
JSON=0
while (($# > 0)); do
  case "$1" in
    --timeout)
      [[ "${2:-}" =~ ^[0-9]+$ ]] || fail "$USAGE" '--timeout needs seconds'
      TIMEOUT="$2"
      shift 2
      ;;
    --json) JSON=1 && shift ;;
    -h | --help) usage && exit 0 ;;
    *) usage >&2 && fail "$USAGE" "there is no option $1" ;;
  esac
done
[[ "$BASE_URL" =~ ^https?://[^[:space:]/]+ ]] || fail "$USAGE" 'BASE_URL is not an address'
need "$PRECONDITION" curl jq

WORK="$(mktemp -d)"
chmod 700 "$WORK"
trap 'rm -rf "$WORK"' EXIT
: >"$WORK/no-headers"
: >"$WORK/metrics-headers"
: >"$WORK/report"
if [[ -n "${METRICS_TOKEN:-}" ]]; then
  header "$WORK/metrics-headers" X-Metrics-Token "$METRICS_TOKEN"
fi

ALL_WELL=1

# check NAME URL HEADER-FILE [LINE-THAT-THE-ANSWER-HOLDS]
check() {
  local name="$1" url="$2" began code ms well=true detail=''
  began="$(now_ms)"
  code="$(curl -sS -m "$TIMEOUT" -o "$WORK/answer" -w '%{http_code}' -H "@$3" "$url" \
    2>"$WORK/fault")" || code=000
  ms="$(($(now_ms) - began))"
  if [[ "$code" == 000 ]]; then
    detail="$(head -n 1 "$WORK/fault")"
  elif [[ "$code" != 200 ]]; then
    detail="answered $code"
  elif [[ -n "${4:-}" ]] && ! grep -q -- "$4" "$WORK/answer"; then
    detail="the answer is not HookLine's"
  fi
  if [[ -n "$detail" ]]; then
    well=false
    ALL_WELL=0
  fi
  jq -cn --arg name "$name" --arg url "$url" --arg code "$code" --argjson ms "$ms" \
    --argjson ok "$well" --arg detail "$detail" \
    '{name: $name, url: $url, status: ($code | tonumber), ms: $ms, ok: $ok, detail: $detail}' \
    >>"$WORK/report"
}

check health "$BASE_URL/healthz" "$WORK/no-headers" '"UP"'
check ready "$BASE_URL/readyz" "$WORK/no-headers" '"UP"'
check live "$BASE_URL/health/live" "$WORK/no-headers" '"UP"'
check metrics "$BASE_URL/metrics" "$WORK/metrics-headers" '^hookline_'
read -ra MORE <<<"${SMOKE_URLS:-}"
for url in "${MORE[@]}"; do
  case "$url" in
    http://* | https://*) check url "$url" "$WORK/no-headers" ;;
    *) check url "$BASE_URL/${url#/}" "$WORK/no-headers" ;;
  esac
done

CODE="$((ALL_WELL ? 0 : FAILED))"
if ((JSON)); then
  jq -s --arg base "$BASE_URL" --argjson code "$CODE" \
    '{server: $base, ok: ($code == 0), exit_code: $code, checks: .}' "$WORK/report"
else
  jq -r '[.name, (if .ok then "ok" else "FAILED" end), "\(.ms) ms", .url, .detail] | @tsv' \
    "$WORK/report" | awk -F '\t' '{ printf "%-10s %-7s %8s  %s  %s\n", $1, $2, $3, $4, $5 }'
fi
exit "$CODE"
