#!/bin/sh
# Turn the articles in seeds/ into a deck and an Anki package, say where they are, and practise.
# Without a terminal the first card is printed instead. Everything, the learner's progress too, stays in demo/.
set -e
PATH=$PWD/.venv/bin:$PATH
QUIZ_DATA_DIR=$PWD/demo/progress
export PATH QUIZ_DATA_DIR

mkdir -p demo
quiz make seeds -o demo/deck.yaml
quiz check demo/deck.yaml
quiz export demo/deck.yaml -o demo/deck.apkg
printf '\nThe deck:          demo/deck.yaml (plain text, yours to edit)\nThe Anki package:  demo/deck.apkg (File > Import in Anki)\n\n'
if [ -t 0 ] && [ -t 1 ]; then
    exec quiz practice demo/deck.yaml
fi
quiz practice --plain demo/deck.yaml </dev/null
