#!/usr/bin/env bash
# Measures this working tree against another revision: both in turn, on this machine, in one run.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 SLOWER=4 LOCKED=75

usage() {
  cat <<'TEXT'
Usage: scripts/bench-against.sh [OPTIONS] REVISION

Runs scripts/hl bench on REVISION and on this working tree, in turn, and compares the medians.
A machine's speed drifts by more than most changes cost; taking turns cancels the drift.

  --rounds N       pairs of runs (default 3)
  --seconds N      measured window of each run (default 10)
  --warm-up N      least load before it (default 45)
  --least RATIO    fail if this tree publishes less than RATIO of REVISION's rate (default 0.95)
  --json           print one JSON object on standard output
  --help           print this

Exit codes: 0 at least RATIO, 2 wrong usage, 3 REVISION cannot be built, 4 slower than RATIO,
75 another comparison runs.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"

say() { printf 'bench-against: %s\n' "$*" >&2; }

rounds=3 seconds=10 warm_up=45 least=0.95 json=false revision=""
while (($#)); do
  case "$1" in
    --rounds | --seconds | --warm-up | --least)
      (($# > 1)) || fail "$USAGE" "$1 needs a value"
      [[ "$2" =~ ^[0-9]+(\.[0-9]+)?$ ]] || fail "$USAGE" "$1 takes a number"
      name="${1#--}"
      printf -v "${name//-/_}" '%s' "$2"
      shift
      ;;
    --json) json=true ;;
    --help | -h) usage && exit 0 ;;
    -*) usage >&2 && exit "$USAGE" ;;
    *) revision="$1" ;;
  esac
  shift
done
[[ -n "$revision" ]] || { usage >&2 && exit "$USAGE"; }
commit="$(git -C "$ROOT" rev-parse --verify --quiet "$revision^{commit}")" ||
  fail "$USAGE" "there is no revision $revision"

mkdir -p "$ROOT/target"
exec 9>"$ROOT/target/bench-against.lock"
flock -n 9 || fail "$LOCKED" "another comparison runs"

scratch="$(mktemp -d)"
cleanup() {
  git -C "$ROOT" worktree remove --force "$scratch/other" >/dev/null 2>&1 || true
  rm -rf "$scratch"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

say "building ${commit:0:10} and this tree"
git -C "$ROOT" worktree add --quiet --detach "$scratch/other" "$commit"
"$scratch/other/scripts/hl" build >"$scratch/build.log" 2>&1 ||
  { tail -n 20 "$scratch/build.log" >&2 && fail "$PRECONDITION" "${commit:0:10} cannot be built"; }
"$ROOT/scripts/hl" build >"$scratch/build.log" 2>&1 ||
  { tail -n 20 "$scratch/build.log" >&2 && fail "$PRECONDITION" "this tree cannot be built"; }

figure() { sed -n "s/.*\"$2\":\([-0-9.]*\).*/\1/p" <<<"$1" | tail -n 1; }

measure() { # name, root
  local line
  line="$("$2/scripts/hl" bench --json --no-limits --seconds "$seconds" --warm-up "$warm_up" \
    2>"$scratch/bench.log" | tail -n 1)" ||
    { tail -n 20 "$scratch/bench.log" >&2 && fail "$PRECONDITION" "the benchmark of $1 failed"; }
  figure "$line" ingest_per_s >>"$scratch/$1.ingest"
  figure "$line" end_to_end_per_s >>"$scratch/$1.end"
  figure "$line" cpu_us_per_event >>"$scratch/$1.cpu"
  say "$1: $(figure "$line" ingest_per_s) published/s, $(figure "$line" end_to_end_per_s)" \
    "delivered/s, $(figure "$line" cpu_us_per_event) µs CPU an event"
}

for ((round = 1; round <= rounds; round++)); do
  say "round $round of $rounds"
  if ((round % 2)); then
    measure other "$scratch/other" && measure this "$ROOT"
  else
    measure this "$ROOT" && measure other "$scratch/other"
  fi
done

median() { sort -g "$1" | awk '{v[NR]=$1} END {print (v[int((NR+1)/2)] + v[int(NR/2)+1]) / 2}'; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN {printf "%.3f", (b > 0 ? a / b : 0)}'; }

declare -A other this
for what in ingest end cpu; do
  other[$what]="$(median "$scratch/other.$what")"
  this[$what]="$(median "$scratch/this.$what")"
done
publish_ratio="$(ratio "${this[ingest]}" "${other[ingest]}")"
deliver_ratio="$(ratio "${this[end]}" "${other[end]}")"
cpu_ratio="$(ratio "${this[cpu]}" "${other[cpu]}")"

if "$json"; then
  printf '{"revision":"%s","rounds":%d,"publish_ratio":%s,"deliver_ratio":%s,"cpu_ratio":%s,' \
    "$commit" "$rounds" "$publish_ratio" "$deliver_ratio" "$cpu_ratio"
  printf '"ingest_per_s":%s,"revision_ingest_per_s":%s}\n' "${this[ingest]}" "${other[ingest]}"
else
  printf '%-28s %12s %12s %8s\n' "median of $rounds" "${commit:0:10}" "this tree" "ratio"
  printf '%-28s %12.0f %12.0f %8s\n' \
    "published/s" "${other[ingest]}" "${this[ingest]}" "$publish_ratio" \
    "delivered/s" "${other[end]}" "${this[end]}" "$deliver_ratio" \
    "CPU µs an event" "${other[cpu]}" "${this[cpu]}" "$cpu_ratio"
fi
awk -v r="$publish_ratio" -v l="$least" 'BEGIN {exit !(r >= l)}' || exit "$SLOWER"
