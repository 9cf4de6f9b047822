// The way through a report, on one screen: the passes in their order, and the walk in which they have their turns.
#include "actors/passes.h"

#include <algorithm>

#include "actors/resolve_mentions.h"
#include "actors/syntax_view.h"

namespace rapporteur::actors {
namespace {

constexpr uint32_t kNamed = kPhrases | kPronouns;

constexpr Pass kPasses[] = {
    {"publisher", When::report_opens, kNothing, kPublisher, find_publisher},
    {"titled authors", When::report_opens, kPublisher, kVoice, find_titled_author},
    {"turns", When::sentence_opens, kPhrases, kVoice, begin_turn},
    {"quotation marks", When::token, kNothing, kQuoted, note_quotation_mark},
    {"phrases", When::token, kNamed | kQuoted, kPhrases, link_phrase},
    {"pronouns", When::token, kNamed, kPronouns, link_pronoun},
    {"first persons", When::token, kQuoted | kVoice, kFirstPersons, link_first_person},
    {"cataphora", When::sentence_closes, kNamed, kPronouns, mend_cataphora},
    {"rows", When::sentence_closes, kPhrases, kRows, join_rows},
    {"issuers", When::sentence_closes, kNamed | kRows, kPhrases, find_issuers},
    {"partners", When::sentence_closes, kNamed | kRows, kRows, note_partners},
    {"interviewees", When::sentence_closes, kNamed | kRows, kVoice, find_interviewee},
    {"quoted persons", When::sentence_closes, kNamed | kQuoted, kFirstPersons, link_quoted},
    {"authors", When::paragraph_closes, kPhrases | kPublisher, kVoice, note_author},
    {"open quotations", When::paragraph_closes, kNamed | kQuoted, kFirstPersons | kQuoted, close_quotations},
    {"shared names", When::report_closes, kPhrases, kStates, move_shared_names},
    {"leaders", When::report_closes, kPhrases | kPublisher, kStates, find_leaders},
    {"states", When::report_closes, kPhrases | kPublisher | kStates, kStates, give_states},
    {"holders", When::report_closes, kPhrases | kStates, kHolders, find_holders},
};

constexpr HeadPass kHeadPasses[] = {
    {"registered", PartKind::registered, link_registered},
    {"named", PartKind::name, link_named},
    {"offices", PartKind::title, link_post},
    {"roles", PartKind::role, link_role},
    {"nominals", PartKind::nominal, link_nominal},
};

class Walk {
 public:
  explicit Walk(Linking& linking) : l_(linking) {
    for (const Pass& pass : kPasses) {
      if (!l_.leaves_out(pass.name)) turns_[static_cast<size_t>(pass.when)].push_back(pass.run);
    }
  }

  void report() {
    run(When::report_opens);
    uint32_t paragraph = 0;
    for (l_.sentence = 0; l_.sentence < l_.d.sentences.size(); ++l_.sentence) {
      const Sentence& sentence = l_.d.sentences[l_.sentence];
      if (sentence.paragraph != paragraph) close_paragraph(sentence.first);
      paragraph = sentence.paragraph;
      read(sentence);
    }
    close_paragraph(static_cast<uint32_t>(l_.d.tokens.size()));
    run(When::report_closes);
  }

 private:
  void run(When when) {
    for (const auto pass : turns_[static_cast<size_t>(when)]) pass(l_);
  }

  void close_paragraph(uint32_t next) {
    l_.at = next;
    run(When::paragraph_closes);
    l_.paragraph_first = next;
  }

  void read(const Sentence& sentence) {
    l_.at = l_.first = sentence.first;
    l_.end = sentence.end;
    l_.first_mention = l_.d.mentions.size();
    l_.states = {};
    l_.title = l_.name = l_.as_title = {};
    l_.main = l_.first < l_.end && is_parsed(l_.d, l_.first) ? main_subject(l_.d, sentence) : kNone;
    run(When::sentence_opens);
    while (l_.at < l_.end) read_token();
    run(When::sentence_closes);
    drop_unknown_pronouns();
  }

  void drop_unknown_pronouns() {
    const auto unknown = [](const Mention& m) { return m.kind == MentionKind::pronoun && m.actor == kNone; };
    auto& mentions = l_.d.mentions;
    const auto of_sentence = mentions.begin() + static_cast<std::ptrdiff_t>(l_.first_mention);
    mentions.erase(std::remove_if(of_sentence, mentions.end(), unknown), mentions.end());
  }

  void read_token() {
    const uint32_t before = l_.at;
    for (const auto pass : turns_[static_cast<size_t>(When::token)]) {
      pass(l_);
      if (l_.at > before) return;
    }
    ++l_.at;
  }

  Linking& l_;
  std::vector<void (*)(Linking&)> turns_[static_cast<size_t>(When::report_closes) + 1];
};

}  // namespace

std::span<const Pass> passes() { return kPasses; }
std::span<const HeadPass> head_passes() { return kHeadPasses; }

void link(Document& document, const Knowledge& knowledge, std::span<const std::string_view> without) {
  Linking linking(document, knowledge, without);
  Walk(linking).report();
  linking.people.write_posts();
  close_turns(linking);
  std::stable_sort(document.mentions.begin(), document.mentions.end(), [](const Mention& a, const Mention& b) {
    return a.first != b.first ? a.first < b.first : a.end > b.end;
  });
}

void resolve_mentions(Document& document, const Knowledge& knowledge) { link(document, knowledge, {}); }

}  // namespace rapporteur::actors
