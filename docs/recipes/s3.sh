#!/usr/bin/env bash
# Sends a site built by Lectern to a bucket: s3.sh BUCKET [FOLDER]
set -euo pipefail
bucket=s3://$1
site=${2:-dist}

# New assets first: they have a digest in their names and never change.
aws s3 sync "$site/assets" "$bucket/assets" --cache-control 'public, max-age=31536000, immutable'
# Then everything else, which readers ask for again each time.
aws s3 sync "$site" "$bucket" --exclude 'assets/*' --exclude _headers --cache-control no-cache --delete
# Old assets last, when no page names them any more.
aws s3 sync "$site/assets" "$bucket/assets" --cache-control 'public, max-age=31536000, immutable' --delete
