#!/usr/bin/env bash
# Reads a backup from end to end and says whether it could be restored.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3

usage() {
  cat <<'TEXT'
Usage: scripts/backup-verify.sh FILE [--deep] [--data-dir DIR] [--json]

Reads the backup from end to end and names whatever is wrong with it: missing, cut, changed, swapped
or foreign parts, an edited manifest, another key, a newer schema. Nothing is changed.

FILE is what scripts/backup.sh made, or a snapshot's folder.

Options
  --deep          also load it into a database of its own and compare every row
  --data-dir DIR  the installation whose keys open it (default: HL_DATA_DIR, else .hookline)
  --hl FILE       the hl to ask (default: the one beside this script)
  --json          the outcome as one JSON object
  --help          this text

Exit codes: 0 sound, 2 wrong usage, 3 something must change first, 4 it must not be restored.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"
# shellcheck source=scripts/lib/one-backup.sh
source "$ROOT/scripts/lib/one-backup.sh"

one_backup '--deep --json' "$@"

exec "$HL" store snapshot verify --from "$FILE" --data-dir "$DATA_DIR" "${OPTIONS[@]}"
