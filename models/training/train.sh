#!/usr/bin/env bash
# Trains the ECG evidence model and writes its bundle: features (TypeScript), trees (Python, see requirements.txt), ONNX (TypeScript).
# The same recordings give the same bytes.
set -euo pipefail
cd "$(dirname "$0")"
node=../../node_modules/.bin/node
python=${PYTHON:-/usr/bin/python3}
table=$(mktemp)
trap 'rm -f "$table"' EXIT
"$node" exportFeatures.ts "$table"
OMP_NUM_THREADS=1 "$python" train.py "$table" trained.json
"$node" buildEvidenceBundle.ts
