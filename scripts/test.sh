#!/usr/bin/env bash
# Builds everything, checks the formatting, and runs every test; the host's tests once on SQLite and once on PostgreSQL.
# --long adds the long loops. The last line is "N passed, N failed", with ", N skipped" where something could not run.
set -uo pipefail
cd "$(dirname "$0")/.."
. scripts/common.sh

passed=0
failed=0
skipped=0

for argument in "$@"; do
  case "$argument" in
    --long) export LAPE_LONG=1 ;;
    *) say "Unknown argument: $argument. There is only --long."; exit 2 ;;
  esac
done

finish() {
  local line="$passed passed, $failed failed"
  [ "$skipped" -gt 0 ] && line="$line, $skipped skipped"
  echo "$line"
  [ "$failed" -eq 0 ]
  exit
}

# check NAME COMMAND...: one step that passes or fails as a whole; its output is shown when it fails.
check() {
  local name=$1 output
  shift
  if output=$("$@" 2>&1); then
    echo "ok: $name"
    passed=$((passed + 1))
  else
    printf '%s\n' "$output"
    echo "FAILED: $name"
    failed=$((failed + 1))
    return 1
  fi
}

# run_tests PROJECT LABEL [ARGUMENT...]: adds what the project's closing line says to the sums.
run_tests() {
  local project=$1 label=$2 log counts started=$SECONDS
  shift 2
  log=$(mktemp)
  dotnet test "$project" --no-build --nologo --verbosity quiet --logger "console;verbosity=minimal" "$@" >"$log" 2>&1
  local status=$?
  counts=$(grep -Eo 'Failed: +[0-9]+, Passed: +[0-9]+, Skipped: +[0-9]+' "$log" | tail -n 1)
  last_passed=0
  if [ -z "$counts" ]; then
    cat "$log"
    echo "FAILED: $label gave no result"
    failed=$((failed + 1))
  else
    local numbers
    read -r -a numbers <<<"$(tr -cs '0-9' ' ' <<<"$counts")"
    [ "$status" -ne 0 ] && cat "$log"
    if [ "$status" -ne 0 ] && [ "${numbers[0]}" -eq 0 ]; then
      echo "FAILED: $label ended with status $status"
      numbers[0]=1
    fi
    last_passed=${numbers[1]}
    failed=$((failed + numbers[0]))
    passed=$((passed + numbers[1]))
    skipped=$((skipped + numbers[2]))
    if [ "${numbers[2]}" -gt 0 ]; then
      grep -E '\[SKIP\]|^  Skipped ' "$log"
    fi
    echo "$label: ${numbers[1]} passed, ${numbers[0]} failed, ${numbers[2]} skipped in $((SECONDS - started)) s"
  fi
  rm -f "$log"
}

have_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null
}

require_dotnet
require_icu
want_vips
want_voikko
want_chromium
want_ffmpeg
have_postgres || { say "Installing PostgreSQL for the tests…"; install_packages postgresql || true; }

if command -v npm >/dev/null 2>&1; then
  check "packages for checking pages" npm ci --silent --no-audit --no-fund
else
  say "npm is not installed: the pages' HTML is checked by our own tests, but not by html-validate, feeds, calendars and structured data not by programs of others, and no browser looks at anything."
fi

check "build without warnings" dotnet build LapeKnowledge.sln --nologo --verbosity quiet || finish
check "formatting" dotnet format LapeKnowledge.sln --verify-no-changes --no-restore

for project in tests/*.Tests; do
  name=$(basename "$project")
  LAPE_TEST_DATABASE=sqlite run_tests "$project" "$name (SQLite)"
  if [ -e "$project/both-databases" ]; then
    if have_postgres; then
      LAPE_TEST_DATABASE=postgres run_tests "$project" "$name (PostgreSQL)"
    else
      echo "SKIPPED: $name on PostgreSQL: PostgreSQL is not installed and could not be installed (Debian: package postgresql)"
      skipped=$((skipped + last_passed))
    fi
  fi
done

finish
