// The order of linking inside a report, and how mentions are written down.
#include "actors/linker.h"

#include <algorithm>

#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

bool opens_quotation(std::string_view word) { return word == "\u201c" || word == "``" || word == "\u00ab"; }
bool closes_quotation(std::string_view word) { return word == "\u201d" || word == "''" || word == "\u00bb"; }

}  // namespace

Linker::Linker(Document& document, const Knowledge& knowledge)
    : d_(document),
      image_(knowledge.image),
      registry_(*knowledge.registry),
      words_(registry_.words),
      chunker_(document, knowledge.image, registry_),
      cast_(document, knowledge.image, registry_),
      people_(document, cast_, knowledge.image, registry_) {}

void Linker::run() {
  home_ = publisher();
  uint32_t paragraph = 0;
  for (uint32_t s = 0; s < d_.sentences.size(); ++s) {
    if (d_.sentences[s].paragraph != paragraph) end_paragraph(d_.sentences[s].first);
    paragraph = d_.sentences[s].paragraph;
    sentence(s);
  }
  end_paragraph(static_cast<uint32_t>(d_.tokens.size()));
  settle_shared_names();
  settle_homeless();
  settle_offices();
  people_.write_posts();
  std::stable_sort(d_.mentions.begin(), d_.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.first != b.first ? a.first < b.first : a.end > b.end;
  });
}

/// Quotation marks do not reach from one paragraph into the next. `next`: its first token.
void Linker::end_paragraph(uint32_t next) {
  give_first_persons();
  if (paragraph_first_ < next) note_author(paragraph_first_, next);
  paragraph_first_ = next;
  quoted_ = spoke_ = false;
}

void Linker::sentence(uint32_t number) {
  const Sentence& sentence = d_.sentences[number];
  sentence_ = number;
  end_ = sentence.end;
  adjective_waits_ = {};
  title_waits_ = name_waits_ = as_title_ = {};
  main_ = sentence.first < end_ && is_parsed(d_, sentence.first) ? main_subject(d_, sentence) : kNone;
  const size_t first_mention = d_.mentions.size();
  const uint32_t text = sentence.first == paragraph_first_ ? begin_turn(sentence.first) : sentence.first;
  for (uint32_t at = text; at < end_;) {
    const std::string_view word = d_.word(at);
    if (opens_quotation(word) || (word == "\"" && !quoted_))
      quoted_ = spoke_ = true;
    else if (closes_quotation(word) || word == "\"")
      quoted_ = false;
    chunker_.read(at, end_, chunk_);
    if (chunk_.end > at) {
      phrase();
      at = chunk_.end;
      continue;
    }
    if (words_.is(d_.tokens[at], kPronoun)) take_pronoun(at);
    if (words_.is(d_.tokens[at], kWe | kMe | kYou)) take_first_person(at);
    ++at;
  }
  mend_cataphora(first_mention, sentence);
  drop_unknown_pronouns(first_mention);
  join(first_mention);
  settle_first_persons();
}

void Linker::drop_unknown_pronouns(size_t first_mention) {
  const auto unknown = [](const Mention& m) { return m.kind == MentionKind::pronoun && m.actor == kNone; };
  d_.mentions.erase(
      std::remove_if(d_.mentions.begin() + static_cast<std::ptrdiff_t>(first_mention), d_.mentions.end(), unknown),
      d_.mentions.end());
}

size_t Linker::add(uint32_t first, uint32_t end, MentionKind kind, uint32_t actor, RuleName rule, bool adjective) {
  Mention mention;
  mention.span = d_.span_of(first, end);
  mention.first = first;
  mention.end = end;
  mention.head = head_of(d_, first, end);
  mention.kind = kind;
  mention.actor = actor;
  mention.rule = rule;
  d_.mentions.push_back(mention);
  if (actor != kNone) {
    const bool people = kind == MentionKind::demonym && !adjective;
    Trace trace{actor, sentence_, mention.head, false, false, adjective, quoted_, people};
    if (is_parsed(d_, mention.head)) {
      const Deprel function = function_of(d_, mention.head);
      trace.subject = !adjective && (function == Deprel::nsubj || function == Deprel::nsubj_pass);
      trace.main = mention.head == main_;
    } else {
      trace.subject = first == d_.sentences[sentence_].first;
    }
    cast_.note(trace);
  }
  return d_.mentions.size() - 1;
}

}  // namespace rapporteur::actors
