#!/usr/bin/env bash
# segno 1.6.6: making a QR code loads HTTP, TLS and sockets, though nothing asks the network.
#
# Expected by a good engineer: a library without dependencies that writes squares into a file imports
#   nothing of the network; least of all for escaping '<' in an SVG.
# Behaviour: it takes escape and quoteattr from the standard library's xml.sax.saxutils, and that module
#   imports urllib.request, for a function that opens a document by its address. With it come
#   http.client, ssl and socket: where a program has to show that no network is loaded, the check
#   fails, and a start is longer by what they take (0.1 s on a small machine). html.escape does the same
#   work and brings none of it.
# Output seen:
#   segno: http.client, socket, ssl, urllib.request
#   xml.sax.saxutils: http.client, socket, ssl, urllib.request
#   html: none
# What to do: look at sys.modules after the imports; a QR code is also in reportlab, without any of these.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install --quiet --disable-pip-version-check segno==1.6.6
look='
import importlib, sys
importlib.import_module(sys.argv[1])
network = ("http.client", "socket", "ssl", "urllib.request")
print(", ".join(name for name in network if name in sys.modules) or "none")
'
for module in segno xml.sax.saxutils html; do
    loaded=$("$place/venv/bin/python" -c "$look" "$module")
    echo "$module: $loaded"
    expected="http.client, socket, ssl, urllib.request"
    [ "$module" = html ] && expected=none
    [ "$loaded" = "$expected" ] || { echo "changed: it was $expected"; exit 1; }
done
