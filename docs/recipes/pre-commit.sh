#!/bin/sh
# Refuses a commit while a note has an error.
exec npx lectern check --quiet
