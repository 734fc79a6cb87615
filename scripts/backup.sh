#!/usr/bin/env bash
# Takes a backup, reads it back, and leaves one file that can be carried elsewhere.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3 LOCKED=75

usage() {
  cat <<'TEXT'
Usage: scripts/backup.sh [ENV_FILE] [--dry-run] [--json]

Takes a consistent, encrypted backup while the server goes on, verifies it, and writes one file. The
last line of the output is the file's path.

ENV_FILE holds lines NAME=value, for example
  HL_DATA_DIR=/srv/hookline        the installation (default: HL_DATA_DIR, else .hookline)
  BACKUP_DIR=/backup/hookline      where the file goes (default: HL_DATA_DIR/backups)
  BACKUP_KEEP=14                   newest files kept there; older ones are deleted (default: all)

The file is worth nothing without the key file of the installation, secret.keys in its data
directory. Keep that elsewhere too.

Options
  --data-dir DIR  the installation, whatever the file says
  --hl FILE       the hl to ask (default: the one beside this script)
  --dry-run       say what would be done
  --json          what was made as one JSON object
  --help          this text

Exit codes: 0 made and verified, 2 wrong usage, 3 something must change first, 4 it was made and is
not sound, 75 another backup is being made there.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"

HL="$ROOT/scripts/hl"
ENV_FILE=
GIVEN_DIR=
DRY_RUN=0
JSON=0
while (($# > 0)); do
  case "$1" in
    --hl | --data-dir)
      (($# > 1)) || fail "$USAGE" "$1 needs a value"
      if [[ "$1" == --hl ]]; then HL="$2"; else GIVEN_DIR="$2"; fi
      shift 2
      ;;
    --dry-run) DRY_RUN=1 && shift ;;
    --json) JSON=1 && shift ;;
    -h | --help) usage && exit 0 ;;
    -*) usage >&2 && fail "$USAGE" "there is no option $1" ;;
    *)
      [[ -z "$ENV_FILE" ]] || fail "$USAGE" "one file of settings is enough"
      ENV_FILE="$1"
      shift
      ;;
  esac
done
if [[ -n "$ENV_FILE" ]]; then
  read_env "$PRECONDITION" "$ENV_FILE"
fi
need "$PRECONDITION" flock

DATA_DIR="${GIVEN_DIR:-${HL_DATA_DIR:-$ROOT/.hookline}}"
BACKUP_DIR="${BACKUP_DIR:-$DATA_DIR/backups}"
BACKUP_KEEP="${BACKUP_KEEP:-0}"
[[ "$BACKUP_KEEP" =~ ^[0-9]+$ ]] || fail "$USAGE" "BACKUP_KEEP is a number, not $BACKUP_KEEP"
[[ -d "$DATA_DIR" ]] || fail "$PRECONDITION" "there is no installation in $DATA_DIR"

if ((DRY_RUN)); then
  printf 'would back up %s into %s' "$DATA_DIR" "$BACKUP_DIR"
  if ((BACKUP_KEEP > 0)); then
    printf ' and keep the newest %d there' "$BACKUP_KEEP"
  fi
  printf '\n'
  exit 0
fi

mkdir -p "$BACKUP_DIR"
exec 8>"$BACKUP_DIR/.lock"
flock -n 8 || fail "$LOCKED" "another backup is being made in $BACKUP_DIR"

options=(--dest "$BACKUP_DIR" --archive --data-dir "$DATA_DIR")
if ((JSON)); then
  options+=(--json)
fi
answer="$("$HL" store snapshot create "${options[@]}" 8>&-)"

# Ids begin with the time, so the names are in the order of their age.
if ((BACKUP_KEEP > 0)); then
  mapfile -t files < <(find "$BACKUP_DIR" -maxdepth 1 -type f -name 'bkp_*.tar' | sort -r)
  for old in "${files[@]:BACKUP_KEEP}"; do
    rm -f -- "$old"
    printf 'backup: deleted %s\n' "$old" >&2
  done
fi

if ((JSON)); then
  printf '%s\n' "$answer"
else
  tail -n +2 <<<"$answer"
  head -n 1 <<<"$answer"
fi
