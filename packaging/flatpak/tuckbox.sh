#!/bin/sh
# Vaults lie where every other package of the program has them, and not in the Flatpak's own folder,
# which `flatpak uninstall --delete-data` removes.
export TUCKBOX_HOME="${TUCKBOX_HOME:-${HOST_XDG_DATA_HOME:-$HOME/.local/share}/Tuckbox}"
exec "/app/lib/tuckbox/$(basename "$0")" "$@"
