# shellcheck shell=bash
# What the scripts that work on one backup share; sourced after common.sh. They have ROOT, USAGE,
# PRECONDITION and usage.

# one_backup PASSED-ON WORD...: reads the command line. PASSED-ON are the options, between blanks, that
# are handed on as they are, in OPTIONS. The backup is in FILE, the installation in DATA_DIR, the hl to
# ask in HL.
one_backup() {
  local passed_on=" $1 "
  shift
  HL="$ROOT/scripts/hl"
  DATA_DIR="${HL_DATA_DIR:-$ROOT/.hookline}"
  FILE=
  OPTIONS=()
  while (($# > 0)); do
    case "$1" in
      --hl | --data-dir)
        (($# > 1)) || fail "$USAGE" "$1 needs a value"
        if [[ "$1" == --hl ]]; then HL="$2"; else DATA_DIR="$2"; fi
        shift 2
        ;;
      -h | --help) usage && exit 0 ;;
      -*)
        [[ "$passed_on" == *" $1 "* ]] || { usage >&2 && fail "$USAGE" "there is no option $1"; }
        OPTIONS+=("$1")
        shift
        ;;
      *)
        [[ -z "$FILE" ]] || fail "$USAGE" "one backup at a time"
        FILE="$1"
        shift
        ;;
    esac
  done
  [[ -n "$FILE" ]] || { usage >&2 && fail "$USAGE" 'name the backup'; }
  [[ -e "$FILE" ]] || fail "$PRECONDITION" "there is no $FILE"
}
