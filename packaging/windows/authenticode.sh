#!/bin/sh
# Signs each file that is named, with the certificate in PFX (base64) and its word in PFX_PASSWORD.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
umask 077
printf %s "$PFX" | base64 -d > "$place/certificate.pfx"
printf %s "$PFX_PASSWORD" > "$place/word"
for file; do
    osslsigncode sign -pkcs12 "$place/certificate.pfx" -readpass "$place/word" -h sha256 \
        -n Tuckbox -ts http://timestamp.digicert.com -in "$file" -out "$place/signed"
    cp "$place/signed" "$file"
    rm "$place/signed"
done
