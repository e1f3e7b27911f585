#!/bin/sh
# Builds every inspection and the register each night, and sends a mail where something went wrong.
#
#   nightly.sh PARAMETERS OUTPUTS MAIL-ADDRESS
#
# cron:     30 2 * * *  /srv/section55/recipes/nightly.sh /srv/parameters /srv/outputs officer@office.example
# systemd:  section55-nightly.service and section55-nightly.timer beside this file run it.
# Windows:  in Task Scheduler run nightly.cmd beside this file each day; its "Last Run Result" is the exit status.
#
# SECTION55 is the command (section55 of the workbook's .venv where it is not set), and MAILER is what sends a mail
# (mail where it is not set): it gets -s SUBJECT ADDRESS and the text on its standard input.
set -u
if [ $# -ne 3 ]; then
    echo "Type: nightly.sh PARAMETERS OUTPUTS MAIL-ADDRESS" >&2
    exit 2
fi
parameters=$1 outputs=$2 address=$3
here=$(cd "$(dirname "$0")/.." && pwd)
section55=${SECTION55:-$here/.venv/bin/section55}
mailer=${MAILER:-mail}
log=$outputs/nightly.log
errors=$outputs/nightly-errors.txt
mkdir -p "$outputs" || exit 2

status=0
: >"$errors"
run() {
    "$@" >/dev/null 2>>"$errors" || status=1
}
run "$section55" build "$parameters" -o "$outputs" --quiet --log "$log"
run "$section55" register "$parameters" -o "$outputs/register.xlsx"
run "$section55" register "$parameters" --recommendations -o "$outputs/items.csv"
run "$section55" register "$parameters" -o "$outputs/deadlines.ics"
run "$section55" register "$parameters" --public -o "$outputs/register.html"

if [ "$status" -ne 0 ]; then
    { awk '!seen[$0]++' "$errors"; echo; tail -n 1 "$log" 2>/dev/null; } |
        "$mailer" -s "Section 55: the nightly build needs somebody" "$address" || status=2
    if [ "$status" -eq 2 ]; then
        echo "No mail could be sent to $address. What went wrong is in $errors." >&2
    fi
fi
exit "$status"
