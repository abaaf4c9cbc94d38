#!/bin/bash
# Checks the format of the Swift sources and the syntax of scripts and modules. `swift format -i -r Sources Tests` mends the first.
set -uo pipefail
status=0

swift format lint --strict --recursive Sources Tests Package.swift || status=1

while IFS= read -r script; do
    bash -n "$script" || status=1
done < <(git ls-files | while IFS= read -r file; do
    [ -f "$file" ] && head -c 64 "$file" | head -n 1 | grep -aqE '^#!.*\b(ba)?sh\b' && echo "$file"
done)

if command -v python3 >/dev/null; then
    while IFS= read -r module; do
        python3 -c 'import ast, sys; ast.parse(open(sys.argv[1]).read(), sys.argv[1])' "$module" || status=1
    done < <(git ls-files '*.py')
fi

if command -v node >/dev/null; then
    while IFS= read -r module; do
        node --input-type=module --check - <"$module" || { echo "$module" >&2; status=1; }
    done < <(git ls-files 'Sources/*.js' 'Tests/*.js' 'Tests/*.mjs')
fi

[ $status -eq 0 ] && echo "Lint passed." || echo "Lint found what is above. 'swift format -i -r Sources Tests' mends formatting." >&2
exit $status
