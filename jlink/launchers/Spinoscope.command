#!/bin/sh
# What macOS's Finder opens on a double click.
exec "$(dirname -- "$0")/bin/spinoscope" "$@"
