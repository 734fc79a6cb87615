#!/usr/bin/env bash
# Brings a release onto the nodes of an environment, one after the other, and back if it is not well.
# shellcheck disable=SC2317 # step calls most functions by their names
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 ROLLED_BACK=4 STUCK=5 BUSY=75

usage() {
  cat <<'TEXT'
Usage: scripts/deploy.sh ENVIRONMENT VERB [OPTIONS]

ENVIRONMENT is a file of deploy/environments: ENVIRONMENT.env. See example.env there.

Verbs
  add       put a release below DEPLOY_ROOT: from a directory, or from the build of this checkout
  deploy    preflight, backup and its verification, migrations; then for each node: drain, swap its
            link, start, wait until ready, smoke checks. If a node is not well, all that were changed
            go back to what they ran before. Without --version it adds a release from the build.
  rollback  the same way back to the release before, without backup and migrations
  status    which node runs what, as its server says; what was done; which releases there are

Options
  --version V          the release to add, to deploy or to go back to
  --from DIR           add: what HL_HOME would name (default: the build of this checkout)
  --config FILE        add: settings of the release (default: CONFIG_FILE of the environment)
  --skip-backup WHY    deploy: make no backup, for this reason
  --dry-run            look at everything, change nothing, say what would be done
  --environments DIR   where the environments are (default: deploy/environments)
  --json               one JSON report on stdout
  --help               this text

Steps are told on stderr. Exit codes: 0 done, 2 wrong usage, 3 something must change first and
nothing was touched, 4 the release was not well and all nodes are back, 5 a node could not be brought
back, 75 another deployment is at work.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"
# shellcheck source=scripts/lib/releases.sh
source "$ROOT/scripts/lib/releases.sh"

HL="$ROOT/scripts/hl"
ENVIRONMENTS="$ROOT/deploy/environments"
ENVIRONMENT=''
VERB=''
VERSION=''
FROM=''
CONFIG=''
SKIP_BACKUP=''
DRY_RUN=0
JSON=0
while (($# > 0)); do
  case "$1" in
    --version | --from | --config | --skip-backup | --environments)
      [[ -n "${2:-}" ]] || fail "$USAGE" "$1 needs a value"
      case "$1" in
        --version) VERSION="$2" ;;
        --from) FROM="$2" ;;
        --config) CONFIG="$2" ;;
        --skip-backup) SKIP_BACKUP="$2" ;;
        --environments) ENVIRONMENTS="$2" ;;
      esac
      shift 2
      ;;
    --dry-run) DRY_RUN=1 && shift ;;
    --json) JSON=1 && shift ;;
    -h | --help) usage && exit 0 ;;
    -*) usage >&2 && fail "$USAGE" "there is no option $1" ;;
    *)
      if [[ -z "$ENVIRONMENT" ]]; then
        ENVIRONMENT="$1"
      elif [[ -z "$VERB" ]]; then
        VERB="$1"
      else
        usage >&2 && fail "$USAGE" "$1 is too much"
      fi
      shift
      ;;
  esac
done
[[ "$ENVIRONMENT" =~ ^[a-z0-9][a-z0-9-]*$ ]] || { usage >&2 && fail "$USAGE" 'name an environment'; }
[[ "$VERB" =~ ^(add|deploy|rollback|status)$ ]] || { usage >&2 && fail "$USAGE" 'name a verb'; }
[[ -z "$VERSION" || "$VERSION" =~ ^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$ ]] ||
  fail "$USAGE" "$VERSION is not a version: letters, digits, dots, - and _"
[[ -r "$ENVIRONMENTS/$ENVIRONMENT.env" ]] ||
  fail "$PRECONDITION" "there is no $ENVIRONMENTS/$ENVIRONMENT.env"
need "$PRECONDITION" curl jq flock sha256sum

# What a server is set to comes from its release and its start.env, not from whoever deploys.
while IFS= read -r name; do
  if [[ "$name" != HL_JAVA_HOME ]]; then
    unset "$name"
  fi
done < <(compgen -e HL_)

KEEP_RELEASES=5
READY_SECONDS=180
MIN_FREE_MB=1024
SMOKE_INTEGRATIONS=1
CONFIG_FILE=''
read_env "$PRECONDITION" "$ENVIRONMENTS/$ENVIRONMENT.env"
[[ "${DEPLOY_ROOT:-}" == /* ]] || fail "$PRECONDITION" 'DEPLOY_ROOT must be an absolute path'
[[ "$KEEP_RELEASES" =~ ^[1-9][0-9]?$ ]] || fail "$PRECONDITION" 'KEEP_RELEASES is 1 to 99'
[[ "$READY_SECONDS" =~ ^[1-9][0-9]{0,3}$ ]] || fail "$PRECONDITION" 'READY_SECONDS is 1 to 9999'
if [[ -z "$CONFIG" && -n "$CONFIG_FILE" ]]; then
  CONFIG="$(cd "$ENVIRONMENTS" && realpath -m "$CONFIG_FILE")"
fi
NODES_OF=()
DIRS=()
PORTS=()
for node in ${NODES:-}; do
  [[ "$node" =~ ^([a-z0-9][a-z0-9-]*):(/[^:]+):([0-9]+)$ ]] ||
    fail "$PRECONDITION" "NODES holds $node; it must be NAME:/DATA_DIR:PORT"
  NODES_OF+=("${BASH_REMATCH[1]}")
  DIRS+=("${BASH_REMATCH[2]}")
  PORTS+=("${BASH_REMATCH[3]}")
done
((${#NODES_OF[@]} > 0)) || fail "$PRECONDITION" 'NODES names no node'
mkdir -p "$DEPLOY_ROOT"

WORK="$(mktemp -d)"
chmod 700 "$WORK"
trap 'rm -rf "$WORK"' EXIT
: >"$WORK/steps"

# hl RELEASE-DIRECTORY WORD...: its launcher. What it starts must not keep our lock.
hl() {
  local home="$1"
  shift
  HL_HOME="$home" "$HL" "$@" 9>&-
}

# with_start_env NODE COMMAND...: with the lines NAME=value of the node's start.env.
with_start_env() {
  local file="$DEPLOY_ROOT/nodes/$1/start.env"
  shift
  (
    if [[ -f "$file" ]]; then
      read_env "$PRECONDITION" "$file"
    fi
    "$@"
  )
}

# home_of INDEX: a release whose launcher may look at the node.
home_of() {
  local version
  version="$(linked "${NODES_OF[$1]}")"
  release_dir "${version:-$(releases | head -n 1)}"
}

# look INDEX: what hl status tells, in $WORK/node.INDEX; STATE and API.
STATE=unknown
API=''
look() {
  STATE=unknown
  API=''
  if hl "$(home_of "$1")" status --json --data-dir "${DIRS[$1]}" >"$WORK/node.$1" 2>"$WORK/fault"; then
    STATE="$(jq -r .state "$WORK/node.$1")"
    API="$(jq -r '.api_url // ""' "$WORK/node.$1")"
  fi
}

# secret INDEX NAME: from the node's start.env or its keys file.
secret() {
  local file
  for file in "$DEPLOY_ROOT/nodes/${NODES_OF[$1]}/start.env" "${DIRS[$1]}/keys.env"; do
    if [[ -r "$file" ]] && grep -q "^$2=." "$file"; then
      sed -n "s/^$2=//p" "$file" | head -n 1
      return
    fi
  done
}

# operator INDEX: the operator's key of a node as a header, in a file.
operator() {
  : >"$WORK/operator"
  header "$WORK/operator" Authorization "Bearer $(secret "$1" HL_ADMIN_KEY)"
}

# ask_version INDEX: the version that the server itself tells; nothing if it does not answer. In
# maintenance it answers nobody: then it is what the launcher started it from.
ask_version() {
  local code
  look "$1"
  [[ -n "$API" ]] || return 0
  operator "$1"
  code="$(curl -sS -m 20 -o "$WORK/stats" -w '%{http_code}' -H "@$WORK/operator" \
    "$API/v1/admin/stats" 2>/dev/null)" || return 0
  case "$code" in
    200) jq -r '.version // ""' "$WORK/stats" 2>/dev/null || true ;;
    503) jq -r '.version // ""' "$WORK/node.$1" ;;
  esac
}

INTERRUPTED=0
trap 'INTERRUPTED=1' INT TERM
WHY=''
DETAIL=''

# step NAME NODE FUNCTION WORD...: told and written down; false when the function is, and WHY is why.
step() {
  local name="$1" node="$2" began ok=true ms
  shift 2
  DETAIL=''
  began="$(now_ms)"
  if ((INTERRUPTED)) && [[ "$name" != back-* ]]; then
    WHY='it was interrupted'
    ok=false
  elif ! "$@"; then
    ok=false
    WHY="${WHY:-$name failed}"
  fi
  ms="$(($(now_ms) - began))"
  [[ "$ok" == true ]] || DETAIL="$WHY"
  say "$(printf '%-12s %-8s %6d ms  %s %s' "$name" "$node" "$ms" \
    "$([[ "$ok" == true ]] && printf ok || printf FAILED)" "$DETAIL")"
  jq -cn --arg name "$name" --arg node "$node" --argjson ok "$ok" --argjson ms "$ms" \
    --arg detail "$DETAIL" '{name: $name, node: (if $node == "" then null else $node end), ok: $ok,
      ms: $ms, detail: $detail}' >>"$WORK/steps"
  [[ "$ok" == true ]]
}

# describe_nodes: as JSON, what each runs now, asked from its server.
describe_nodes() {
  local i running
  for i in "${!NODES_OF[@]}"; do
    running="$(ask_version "$i")"
    look "$i"
    jq -cn --arg name "${NODES_OF[i]}" --arg dir "${DIRS[i]}" --arg api "$API" --arg state "$STATE" \
      --arg running "$running" --arg linked "$(linked "${NODES_OF[i]}")" \
      'def known: if . == "" then null else . end;
      {name: $name, data_dir: $dir, api_url: ($api | known), state: $state,
        version: ($running | known), linked: ($linked | known)}'
  done | jq -cs .
}

# finish RESULT EXIT-CODE: the report, and a line of the history unless nothing was touched.
finish() {
  local result="$1" code="$2" nodes
  nodes="$(describe_nodes)"
  jq -cs --arg environment "$ENVIRONMENT" --arg verb "$VERB" --arg result "$result" \
    --arg version "$VERSION" --arg before "$BEFORE" --arg why "$WHY" --argjson code "$code" \
    --argjson dry "$DRY_RUN" --arg began "$BEGAN" --arg by "$(id -un)" --argjson nodes "$nodes" \
    --argjson seconds "$SECONDS" \
    '{environment: $environment, verb: $verb, result: $result, version: $version,
      version_before: (if $before == "" then null else $before end), why: $why, exit_code: $code,
      dry_run: ($dry == 1), began_at: $began, seconds: $seconds, by: $by, nodes: $nodes, steps: .}' \
    "$WORK/steps" >"$WORK/report"
  if ((!DRY_RUN && code != PRECONDITION)); then
    cat "$WORK/report" >>"$DEPLOY_ROOT/history.jsonl"
    tell
  fi
  say "$VERB of $VERSION: $result${WHY:+: $WHY}"
  if ((JSON)); then
    jq . "$WORK/report"
  fi
  exit "$code"
}

# tell: leaves the report with a node, for the portal. No deployment depends on it.
tell() {
  local i
  jq '{environment, verb, version, version_before, result, why: .why[:1000], seconds, by: .by[:64],
      began_at: (.began_at | fromdate * 1000),
      steps: [.steps[:200][] | {name, node: (.node // ""), ok, ms, detail: .detail[:1000]}]}' \
    "$WORK/report" >"$WORK/told"
  for i in "${!NODES_OF[@]}"; do
    look "$i"
    if [[ "$STATE" == running ]]; then
      operator "$i"
      if curl -sS -f -m 20 -o /dev/null -H "@$WORK/operator" -H 'Content-Type: application/json' \
        --data-binary "@$WORK/told" "$API/v1/admin/releases" 2>"$WORK/fault"; then
        return
      fi
    fi
  done
  say "no node took the report for the portal; it is in $DEPLOY_ROOT/history.jsonl"
}

refuse() {
  finish refused "$PRECONDITION"
}

# --- preflight ----------------------------------------------------------------------------------

release_is_whole() {
  check_release "$VERSION" || return 1
  hl "$(release_dir "$VERSION")" --version >"$WORK/version" 2>&1 ||
    { WHY="its launcher does not run: $(tail -n 1 "$WORK/version")" && return 1; }
  DETAIL="$(head -n 1 "$WORK/version")"
}

disk_is_free() {
  local place free least=''
  for place in "$DEPLOY_ROOT" "${BACKUP_DIR:-}" "${DIRS[@]}"; do
    while [[ -n "$place" && ! -d "$place" ]]; do
      place="$(dirname "$place")"
    done
    [[ -n "$place" ]] || continue
    free="$(df -Pm "$place" | awk 'NR == 2 { print $4 }')"
    ((free >= MIN_FREE_MB)) ||
      { WHY="$free MiB are free for $place; $MIN_FREE_MB are needed" && return 1; }
    if [[ -z "$least" ]] || ((free < least)); then
      least="$free"
    fi
  done
  DETAIL="$least MiB free"
}

# A node runs from its link and is well, or does not run at all.
node_is_well() {
  local node="${NODES_OF[$1]}" running
  look "$1"
  WAS[$1]="$(linked "$node")"
  RAN[$1]="$STATE"
  case "$STATE" in
    stopped) DETAIL='stopped; it will be started' ;;
    running)
      running="$(ask_version "$1")"
      [[ -n "${WAS[$1]}" ]] ||
        { WHY="$node runs, but not from $(node_link "$node"); stop it first: hl down" && return 1; }
      [[ "$running" == "${WAS[$1]}" ]] ||
        { WHY="$node runs ${running:-something unknown}, its link names ${WAS[$1]}" && return 1; }
      DETAIL="runs $running"
      ;;
    *)
      # The way back must be open also when a node is not well.
      [[ "$VERB" == rollback ]] || { WHY="$node is $STATE" && return 1; }
      DETAIL="$STATE"
      ;;
  esac
}

# The database may not be newer than the release: only its own undo could take it back.
schema_fits() {
  local unknown pending
  if [[ "${RAN[0]}" == stopped ]]; then
    DETAIL='no database runs; its schema is brought up to date at the start'
    return 0
  fi
  schema status || return 1
  unknown="$(jq .unknown "$WORK/schema")"
  pending="$(jq .pending "$WORK/schema")"
  DETAIL="version $(jq .version "$WORK/schema"), $pending to apply"
  if ((unknown > 0)); then
    [[ "$VERB" == rollback ]] ||
      { WHY="the database has $unknown migrations that $VERSION does not know" && return 1; }
    DETAIL="$DETAIL, $unknown newer than the release"
  fi
}

# schema WORD...: hl migrate of the new release, beside the first node's server.
schema() {
  with_start_env "${NODES_OF[0]}" hl "$(release_dir "$VERSION")" migrate "$@" --json \
    --data-dir "${DIRS[0]}" >"$WORK/schema" 2>"$WORK/fault" ||
    { WHY="hl migrate $1: $(tail -n 1 "$WORK/fault")" && return 1; }
}

backup_is_possible() {
  if [[ -n "$SKIP_BACKUP" ]]; then
    DETAIL="none will be made: $SKIP_BACKUP"
  elif [[ "${RAN[0]}" == stopped ]]; then
    DETAIL='no database runs: nothing to back up'
  elif [[ ! -x "$ROOT/scripts/backup.sh" || ! -x "$ROOT/scripts/backup-verify.sh" ]]; then
    WHY='there is no scripts/backup.sh; say --skip-backup and why'
    return 1
  fi
}

preflight() {
  local i
  step release '' release_is_whole || refuse
  step disk '' disk_is_free || refuse
  for i in "${!NODES_OF[@]}"; do
    step node "${NODES_OF[i]}" node_is_well "$i" || refuse
  done
  step schema '' schema_fits || refuse
  if [[ "$VERB" == deploy ]]; then
    step backups '' backup_is_possible || refuse
  fi
}

# --- before the nodes ---------------------------------------------------------------------------

back_up() {
  local file
  if [[ -n "$SKIP_BACKUP" || "${RAN[0]}" == stopped ]]; then
    DETAIL="${SKIP_BACKUP:+skipped: $SKIP_BACKUP}"
    return 0
  fi
  HL_HOME="$(home_of 0)" HL_DATA_DIR="${DIRS[0]}" with_start_env "${NODES_OF[0]}" \
    "$ROOT/scripts/backup.sh" >"$WORK/backup" 2>"$WORK/fault" 9>&- ||
    { WHY="no backup: $(tail -n 1 "$WORK/fault")" && return 1; }
  file="$(tail -n 1 "$WORK/backup")"
  HL_HOME="$(home_of 0)" HL_DATA_DIR="${DIRS[0]}" with_start_env "${NODES_OF[0]}" \
    "$ROOT/scripts/backup-verify.sh" "$file" >"$WORK/verdict" 2>"$WORK/fault" 9>&- ||
    { WHY="the backup $file is not good: $(tail -n 1 "$WORK/fault")" && return 1; }
  DETAIL="$file"
}

migrate() {
  if [[ "${RAN[0]}" == stopped ]]; then
    DETAIL='at the start'
    return 0
  fi
  schema apply --running || return 1
  DETAIL="$(jq -r '"\(.applied) ran, version \(.version)"' "$WORK/schema")"
}

# --- one node -----------------------------------------------------------------------------------

swap() {
  DETAIL="${WAS[$1]:-nothing} -> $2"
  link "${NODES_OF[$1]}" "$2" || { WHY='the link could not be swapped' && return 1; }
}

# restart INDEX VERSION: drain, start, wait until ready; the server itself must say the version.
restart() {
  local node="${NODES_OF[$1]}" home running
  home="$(node_link "$node")"
  look "$1"
  if [[ "$STATE" == stopped ]]; then
    with_start_env "$node" hl "$home" up -d --data-dir "${DIRS[$1]}" --port "${PORTS[$1]}" \
      >"$WORK/up" 2>&1 </dev/null || { WHY="$node did not start: $(tail -n 2 "$WORK/up" | paste -sd ' ')" && return 1; }
    DETAIL='started'
  else
    hl "$home" restart --json --ready-within "$READY_SECONDS" --data-dir "${DIRS[$1]}" \
      >"$WORK/restart" 2>"$WORK/fault" ||
      { WHY="$node did not get ready within $READY_SECONDS s $(tail -n 1 "$WORK/fault")" && return 1; }
    DETAIL="$(jq -r '"drained in \(.stop_ms) ms, ready after \(.start_ms) ms"' "$WORK/restart")"
  fi
  running="$(ask_version "$1")"
  [[ "$running" == "$2" ]] || { WHY="$node runs ${running:-nothing}, not $2" && return 1; }
}

smoke_check() {
  look "$1"
  BASE_URL="$API" SMOKE_URLS="${SMOKE_URLS:-}" METRICS_TOKEN="${METRICS_TOKEN:-$(secret "$1" METRICS_TOKEN)}" \
    "$ROOT/scripts/smoke-check.sh" --json >"$WORK/smoke" 2>"$WORK/fault" && return 0
  WHY="$(jq -r '[.checks[] | select(.ok | not) | "\(.name) \(.detail)"] | join(", ")' "$WORK/smoke" \
    2>/dev/null || tail -n 1 "$WORK/fault")"
  return 1
}

smoke_integrations() {
  local name settings=()
  look "$1"
  for name in $(compgen -v SMOKE_); do
    settings+=("$name=${!name}")
  done
  INTEGRATION_API_KEY="${INTEGRATION_API_KEY:-$(secret "$1" HL_API_KEY)}" \
    INTEGRATION_TENANT_ID="${INTEGRATION_TENANT_ID:-}" \
    env BASE_URL="$API" "${settings[@]}" \
    "$ROOT/scripts/smoke-integrations.sh" --json >"$WORK/smoke" 2>"$WORK/fault" && return 0
  WHY="$(jq -r '[.calls[] | select(.ok | not) | "\(.name): \(.detail)"] | join(", ")' "$WORK/smoke" \
    2>/dev/null || tail -n 1 "$WORK/fault")"
  return 1
}

CHANGED=()
# roll: every node in turn; false at the first that is not well.
roll() {
  local i node
  for i in "${!NODES_OF[@]}"; do
    node="${NODES_OF[i]}"
    if [[ "${RAN[i]}" == running && "${WAS[i]}" == "$VERSION" ]]; then
      say "$node runs $VERSION already"
      continue
    fi
    CHANGED+=("$i")
    step swap "$node" swap "$i" "$VERSION" || return 1
    step restart "$node" restart "$i" "$VERSION" || return 1
    step smoke "$node" smoke_check "$i" || return 1
    if is_on "$SMOKE_INTEGRATIONS"; then
      step integrations "$node" smoke_integrations "$i" || return 1
    fi
  done
}

stop_node() {
  hl "$(node_link "${NODES_OF[$1]}")" down --data-dir "${DIRS[$1]}" >/dev/null 2>"$WORK/fault" ||
    { WHY="${NODES_OF[$1]} could not be stopped" && return 1; }
  if [[ -z "${WAS[$1]}" ]]; then
    rm -f "$(node_link "${NODES_OF[$1]}")"
  else
    link "${NODES_OF[$1]}" "${WAS[$1]}"
  fi
  DETAIL='stopped, as it was'
}

# Back to what each changed node ran before, the last changed first.
go_back() {
  local i n node failed="$WHY" all_back=0
  for ((n = ${#CHANGED[@]} - 1; n >= 0; n--)); do
    i="${CHANGED[n]}"
    node="${NODES_OF[i]}"
    WHY=''
    if [[ "${RAN[i]}" == stopped ]]; then
      step back-stop "$node" stop_node "$i" || all_back=1
    else
      step back-swap "$node" swap_back "$i" && step back-restart "$node" restart "$i" "${WAS[i]}" &&
        step back-smoke "$node" smoke_check "$i" || all_back=1
    fi
    [[ -z "$WHY" ]] || failed="$failed; $WHY"
  done
  WHY="$failed"
  return "$all_back"
}

swap_back() {
  DETAIL="$VERSION -> ${WAS[$1]}"
  link "${NODES_OF[$1]}" "${WAS[$1]}"
}

# --- verbs --------------------------------------------------------------------------------------

new_version() {
  printf '%s-%s\n' "$(date -u +%Y%m%d-%H%M%S)" \
    "$(git -C "$ROOT" rev-parse --short HEAD 2>/dev/null || printf build)"
}

add() {
  if [[ -z "$FROM" ]]; then
    "$HL" build >&2 9>&- || { WHY='the build failed' && return 1; }
    FROM="$ROOT/launcher/target"
  fi
  [[ -z "$CONFIG" || -r "$CONFIG" ]] || { WHY="there is no $CONFIG" && return 1; }
  DETAIL="$FROM${CONFIG:+ with $CONFIG}"
  add_release "$FROM" "$VERSION" "$CONFIG"
}

# before_last: the version before the one that runs, as the history tells.
before_last() {
  local now
  now="$(linked "${NODES_OF[0]}")"
  if [[ -r "$DEPLOY_ROOT/history.jsonl" ]]; then
    jq -rs --arg now "$now" '[.[] | select(.result == "done" and .version != $now)] | last | .version // ""' \
      "$DEPLOY_ROOT/history.jsonl"
  fi
}

status() {
  local nodes history='[]' known
  nodes="$(describe_nodes)"
  if [[ -r "$DEPLOY_ROOT/history.jsonl" ]]; then
    history="$(tail -n 20 "$DEPLOY_ROOT/history.jsonl" | jq -cs 'reverse | map({began_at, verb, version,
      version_before, result, why, seconds, by})')"
  fi
  known="$(releases | jq -Rcs 'split("\n") | map(select(. != ""))')"
  jq -n --arg environment "$ENVIRONMENT" --argjson nodes "$nodes" --argjson history "$history" \
    --argjson releases "$known" \
    '{environment: $environment, nodes: $nodes, releases: $releases, history: $history}' >"$WORK/report"
  if ((JSON)); then
    cat "$WORK/report"
    return
  fi
  jq -r '(["NODE", "STATE", "RUNS", "LINK", "ADDRESS"], (.nodes[] | [.name, .state, .version // "-",
      .linked // "-", .api_url // "-"]) | @tsv), "", (["BEGAN", "VERB", "VERSION", "RESULT", "WHY"],
      (.history[] | [.began_at, .verb, .version, .result, .why]) | @tsv), "",
      "releases: \(.releases | join(" "))"' "$WORK/report" | column -t -s $'\t' -L 2>/dev/null ||
    jq . "$WORK/report"
}

if [[ "$VERB" == status ]]; then
  status
  exit 0
fi

exec 9>>"$DEPLOY_ROOT/lock"
flock -n 9 || fail "$BUSY" "another deployment of $ENVIRONMENT is at work"

BEGAN="$(date -u +%FT%TZ)"
BEFORE="$(linked "${NODES_OF[0]}")"
WAS=()
RAN=()
if [[ "$VERB" == add || ("$VERB" == deploy && -z "$VERSION") ]]; then
  VERSION="${VERSION:-$(new_version)}"
  if ((!DRY_RUN)); then
    step add '' add || refuse
  fi
  if [[ "$VERB" == add || DRY_RUN -eq 1 ]]; then
    say "release $VERSION: $( ((DRY_RUN)) && printf 'would be added' || printf 'is added')"
    if ((JSON)); then
      jq -n --arg version "$VERSION" --arg dir "$(release_dir "$VERSION")" --argjson dry "$DRY_RUN" \
        '{verb: "add", version: $version, directory: $dir, dry_run: ($dry == 1)}'
    fi
    exit 0
  fi
fi
if [[ "$VERB" == rollback && -z "$VERSION" ]]; then
  VERSION="$(before_last)"
  [[ -n "$VERSION" ]] || fail "$PRECONDITION" 'the history names no release to go back to'
fi

preflight
if ((DRY_RUN)); then
  for i in "${!NODES_OF[@]}"; do
    say "would bring ${NODES_OF[i]} from ${WAS[i]:-nothing} to $VERSION"
  done
  finish 'would be done' 0
fi
if [[ "$VERB" == deploy ]]; then
  step backup '' back_up || refuse
  step migrate '' migrate || refuse
fi
if roll; then
  prune "$KEEP_RELEASES" "$VERSION" "${WAS[@]}"
  finish 'done' 0
fi
say "$VERSION is not well: $WHY; going back"
if go_back; then
  finish 'rolled back' "$ROLLED_BACK"
fi
finish 'stuck' "$STUCK"
