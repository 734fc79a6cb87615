#!/usr/bin/env bash
# Brings a backup back in place of what is there, which is kept.
set -Eeuo pipefail

ROOT="$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)"
readonly ROOT USAGE=2 PRECONDITION=3

usage() {
  cat <<'TEXT'
Usage: scripts/restore.sh FILE [--validate-only] [--yes] [--data-dir DIR] [--json]

Verifies the backup, loads it into a database beside the live one, compares every row, and only then
puts it into the live one's place, in one step. The old database is kept under another name that is
told at the end. Deliveries are paused afterwards: look, then let them go on.
Whatever breaks off, the live data is as it was, and the script may be run again.

FILE is what scripts/backup.sh made, or a snapshot's folder.

Options
  --validate-only  do everything but the last step
  --yes            also replace the data of a server that runs and delivers
  --data-dir DIR   the installation (default: HL_DATA_DIR, else .hookline)
  --hl FILE        the hl to ask (default: the one beside this script)
  --json           the outcome as one JSON object
  --help           this text

Exit codes: 0 restored, 2 wrong usage, 3 something must change first, 4 the backup is not sound, 75
another restore is running.
TEXT
}

# shellcheck source=scripts/lib/common.sh
source "$ROOT/scripts/lib/common.sh"
# shellcheck source=scripts/lib/one-backup.sh
source "$ROOT/scripts/lib/one-backup.sh"

one_backup '--validate-only --yes --json' "$@"

exec "$HL" store snapshot restore --from "$FILE" --data-dir "$DATA_DIR" "${OPTIONS[@]}"
