# shellcheck shell=bash
# What the scripts share; sourced, never run. They set DATA_DIR and HL before they call find_server.

# fail EXIT-CODE WORD...
fail() {
  local code="$1" name="${0##*/}"
  shift
  printf '%s: %s\n' "${name%.sh}" "$*" >&2
  exit "$code"
}

# need EXIT-CODE TOOL...
need() {
  local code="$1" tool
  shift
  for tool in "$@"; do
    command -v "$tool" >/dev/null 2>&1 || fail "$code" "$tool is missing"
  done
}

# find_server EXIT-CODE HEADER-FILE: finds the server that runs on DATA_DIR. Its address is in API;
# its operator's key goes into the header file, for curl: never on a command line.
find_server() {
  local code="$1" headers="$2" status keys
  status="$("$HL" status --json --data-dir "$DATA_DIR")" || fail "$code" "no server runs on $DATA_DIR"
  [[ "$(jq -r .state <<<"$status")" == running ]] || fail "$code" "no server runs on $DATA_DIR"
  # shellcheck disable=SC2034 # for the script that sources this
  API="$(jq -r .api_url <<<"$status")"
  keys="$(jq -r .keys_file <<<"$status")"
  if [[ -n "${HL_ADMIN_KEY:-}" ]]; then
    printf 'Authorization: Bearer %s\n' "$HL_ADMIN_KEY" >"$headers"
  else
    [[ -r "$keys" ]] || fail "$code" "cannot read $keys"
    sed -n 's/^HL_ADMIN_KEY=/Authorization: Bearer /p' "$keys" >"$headers"
  fi
}

# read_env EXIT-CODE FILE: sets and exports the variables of lines NAME=value. Nothing in the file is
# run: a value is taken as it stands, without the quotes around it.
read_env() {
  local code="$1" file="$2" line name value
  [[ -r "$file" ]] || fail "$code" "cannot read $file"
  while IFS= read -r line || [[ -n "$line" ]]; do
    [[ "$line" =~ ^[[:space:]]*(#|$) ]] && continue
    [[ "$line" =~ ^[[:space:]]*([A-Za-z_][A-Za-z0-9_]*)=(.*)$ ]] || fail "$code" "$file: no setting: $line"
    name="${BASH_REMATCH[1]}"
    value="${BASH_REMATCH[2]}"
    if [[ "$value" =~ ^\"(.*)\"$ || "$value" =~ ^\'(.*)\'$ ]]; then
      value="${BASH_REMATCH[1]}"
    fi
    export "$name=$value"
  done <"$file"
}

# say WORD...: what happens, with the time, to stderr; stdout belongs to the result.
say() {
  printf '%s  %s\n' "$(date +%H:%M:%S)" "$*" >&2
}

# is_on VALUE: whether a switch is on; 1 and 0 are its two values.
is_on() {
  [[ "$1" == 1 ]]
}

# now_ms: milliseconds of a clock that is good for differences.
now_ms() {
  local now="${EPOCHREALTIME/[.,]/}"
  printf '%s\n' "${now%???}"
}

# p95 NUMBER...: the smallest of the numbers that 95 of 100 do not exceed.
p95() {
  printf '%s\n' "$@" | sort -n | awk '{ all[NR] = $1 }
    END { rank = int(NR * 0.95); if (rank < NR * 0.95) rank++; print all[rank] }'
}

# header FILE NAME VALUE: adds a header to a file for curl, so that no secret is on a command line.
header() {
  printf '%s: %s\n' "$2" "$3" >>"$1"
}
