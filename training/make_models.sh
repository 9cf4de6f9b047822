#!/bin/sh
# Makes the models anew, one at a time:  training/make_models.sh MODEL GOLD CORPUS DATA BUILD
#   MODEL   vectors, sentences, lemmas, syntax or names (syntax and names need vectors first)
#   GOLD    folder with syntax/ and names/     CORPUS  folder with government-releases.jsonl.zst
#   DATA    folder with office-holders.tsv     BUILD   folder of a build with -DRAPPORTEUR_TRAINING=ON
set -eu
model=$1 gold=$2 corpus=$3 data=$4 build=$5
here=$(dirname "$0")
work=$build/training/work
mkdir -p "$work/lists"
ewt=$gold/syntax/ewt/en_ewt-ud gum=$gold/syntax/gum/en_gum_ccclean-ud names=$gold/names
train="$ewt-train.conllu $gum-train.conllu" dev="$ewt-dev.conllu $gum-dev.conllu"
run() { program=$1; shift; "$build/training/$program" "$@"; }
case $model in
  vectors)
    zstd -dc "$corpus/government-releases.jsonl.zst" | python3 "$here/corpus_text.py" > "$work/text"
    EPOCHS=8 run vectors "$work/text" "$work/words.vec" $train ;;
  sentences) run train_sentences "$here/../models/sentences.model" 10 $train -- $dev ;;
  lemmas) run train_lemmas "$here/../models/lemmas.model" $train -- $dev ;;
  syntax)
    # Two parsers are learned from the treebanks, vote on every eighth release, and the one that is shipped learns from both.
    parser() { run train_syntax "$work/words.vec" "$@"; }
    parser "$work/one.model" 24 96 3 $train -- $dev
    DROPOUT=0.33 parser "$work/two.model" 24 128 3 $train -- $dev
    zstd -dc "$corpus/government-releases.jsonl.zst" | awk 'NR % 8 == 3' |
      "$build/rapporteur" annotate --layer syntax > "$work/cut.conllu"
    run label_syntax "$work/cut.conllu" "$work/labelled.conllu" "$work/one.model" "$work/two.model"
    DROPOUT=0.25 parser "$here/../models/syntax.model" 20 96 3 $train -- $dev -- "$work/labelled.conllu" ;;
  names)
    actors=$here/../knowledge/actors
    for list in states cities bodies organs groups outlets titles; do cp "$actors/$list.know" "$work/lists/"; done
    cp "$data/office-holders.tsv" /usr/share/zoneinfo/zone1970.tab "$here/peoples.txt" "$here/places.txt" "$here/name_parts.txt" \
       "$work/lists/"
    run train_names "$work/words.vec" "$work/names.model" "$work/lists" "$work/text" $train -- "$names/ewt-train.jsonl" \
       "$names/wikigold-train.jsonl" "$names/wnut17-train.jsonl" "$names/politics-train.jsonl" "$names/politics-train2.jsonl" \
       "$names/re3d-train.jsonl" -- "$names/worldwide-dev.jsonl" "$names/ewt-dev.jsonl" "$names/politics-dev.jsonl"
    cp "$work/names.model" "$here/../models/names.model" ;;
  *) sed -n '2,6p' "$0"; exit 2 ;;
esac
