// The stage: atoms of each sentence, matches of the automaton, the longest that resolves.
#include <algorithm>

#include "knowledge.h"
#include "times/numerals.h"
#include "times/resolve.h"
#include "times/times.h"

namespace rapporteur::times {
namespace {

using rules::Atom;
using rules::AtomKind;
using rules::PatternMatch;

bool is_neighbour(const TimeRules& rules, const Neighbours& what, const Atom& atom) {
  if (what.digits && atom.kind != AtomKind::word && atom.kind != AtomKind::mark) return true;
  if (what.capital && atom.capital) return true;
  if (atom.word == 0) return false;
  if (std::find(what.words.begin(), what.words.end(), atom.word) != what.words.end()) return true;
  return std::any_of(what.classes.begin(), what.classes.end(),
                     [&](uint32_t word_class) { return rules.patterns.value(atom.word, word_class).has_value(); });
}

class Finder {
 public:
  Finder(Document& document, const Knowledge& knowledge)
      : document_(document),
        image_(knowledge.image),
        rules_(*knowledge.times),
        reader_{document, rules_, document.report.date} {}

  void run(bool narrative) {
    document_.times.clear();
    forget(reader_);
    reader_.narrative = narrative;
    next_zone_ = 0;
    for (uint32_t i = 0; i < document_.sentences.size(); ++i) sentence(i);
  }

  /// Known after a run: a date that could be read either way was read otherwise than the whole report writes them.
  bool learned_order() {
    const bool asked = reader_.order_asked && !reader_.seen_order.undecided();
    reader_.order = reader_.seen_order;
    return asked;
  }

  /// Known after the first run.
  bool narrative() const {
    constexpr size_t kEnough = 8;  // a news report that looks back has some
    return ancient_ >= kEnough && ancient_ > 2 * deictic_;
  }

 private:
  void sentence(uint32_t index) {
    const Sentence& sentence = document_.sentences[index];
    reader_.sentence = index;
    reader_.atoms.clear();
    rules::split_atoms(document_, sentence.first, sentence.end, image_, reader_.atoms);
    join_numerals(rules_, reader_.atoms);
    reader_.symbols.clear();
    for (const Atom& atom : reader_.atoms)
      reader_.symbols.push_back(static_cast<uint16_t>(rules_.patterns.symbol(atom)));
    reader_.found.clear();
    reader_.signs.clear();
    for (uint32_t at = 0; at < reader_.atoms.size();) at = at_atom(at);
    join(reader_, document_);
  }

  /// Returns the atom to go on with.
  uint32_t at_atom(uint32_t at) {
    if (!rules_.patterns.starts(reader_.symbols[at])) return at + 1;
    note_name(reader_, at);
    matches_.clear();
    rules_.patterns.match(reader_.atoms, reader_.symbols, at, matches_);
    if (matches_.empty()) return at + 1;
    std::stable_sort(matches_.begin(), matches_.end(), [](const auto& a, const auto& b) { return a.end > b.end; });
    for (const PatternMatch match : matches_) {
      if (const uint32_t next = try_match(at, match)) return next;
    }
    return at + 1;
  }

  /// 0 if the match does not hold.
  uint32_t try_match(uint32_t at, PatternMatch match) {
    Expression expression;
    expression.rule = &rules_.rules[rules_.patterns.number(match.pattern)];
    expression.captures = rules_.patterns.capture(reader_.atoms, reader_.symbols, at, match, room_);
    const uint32_t first = expression.captures.first, end = expression.captures.end;
    if (first > at && longer_from(first, match.end)) return 0;
    if (end <= first || !stands_free(*expression.rule, first, end)) return 0;
    if (expression.rule->action == Action::nothing) return std::max(end, at + 1);
    if (!resolve(reader_, expression)) return 0;
    add(expression);
    return std::max(end, at + 1);
  }

  /// What stands before an expression must not keep a longer one from being found.
  bool longer_from(uint32_t first, uint32_t end) {
    inner_.clear();
    rules_.patterns.match(reader_.atoms, reader_.symbols, first, inner_);
    return !inner_.empty() && inner_.back().end > end;
  }

  /// Letters or figures right before, or a mark that joins such: "A-2022", but not "(2022".
  bool grown_on_before(uint32_t first) const {
    const auto& atoms = reader_.atoms;
    if (first == 0 || !atoms[first].attached) return false;
    if (atoms[first - 1].kind != AtomKind::mark) return true;
    return first > 1 && atoms[first - 1].attached && atoms[first - 2].kind != AtomKind::mark;
  }

  /// "2022-A", but not "2022:".
  bool grown_on_after(uint32_t end) const {
    const auto& atoms = reader_.atoms;
    if (end >= atoms.size() || !atoms[end].attached) return false;
    if (atoms[end].kind != AtomKind::mark) return true;
    return end + 1 < atoms.size() && atoms[end + 1].attached && atoms[end + 1].kind != AtomKind::mark;
  }

  bool stands_free(const Rule& rule, uint32_t first, uint32_t end) const {
    const auto& atoms = reader_.atoms;
    if (first > 0 && is_neighbour(rules_, rule.not_after, atoms[first - 1])) return false;
    if (rule.not_after.attached && grown_on_before(first)) return false;
    if (rule.not_before.attached && grown_on_after(end)) return false;
    return end >= atoms.size() || !is_neighbour(rules_, rule.not_before, atoms[end]);
  }

  void add(Expression& expression) {
    const Atom& first = reader_.atoms[expression.captures.first];
    const Atom& last = reader_.atoms[expression.captures.end - 1];
    Time time;
    time.span = {first.span.begin, last.span.end};
    time.first = first.token;
    time.end = last.last_token + 1;
    time.kind = expression.kind;
    time.value = expression.value;
    time.edtf = expression.edtf;
    time.mod = expression.mod;
    time.quant = expression.quant;
    time.freq = expression.freq;
    time.zone = zone_text(expression.moment);
    time.begin_point = told(expression.begin_point);
    time.end_point = told(expression.end_point);
    time.anchor = told(expression.anchor);
    time.rule = expression.rule->name;
    open_ends(expression, time);
    time.days = rapporteur::days_of(time.edtf);
    weigh(expression, time);
    if (stands_in_dateline(time.span)) adopt(expression.moment, time);
    document_.times.push_back(std::move(time));
    remember(reader_, expression);
    note(expression);
  }

  Anchor told(Anchor anchor) const {
    if (anchor.kind == AnchorKind::publication && reader_.by_dateline) anchor.kind = AnchorKind::dateline;
    return anchor;
  }

  /// Times and zones both stand in the order of the text.
  bool stands_in_dateline(Span span) {
    const auto& zones = document_.zones;
    while (next_zone_ < zones.size() && zones[next_zone_].span.end <= span.begin) ++next_zone_;
    return next_zone_ < zones.size() && zones[next_zone_].kind == ZoneKind::dateline &&
           zones[next_zone_].span.begin <= span.begin;
  }

  /// What is told under a dateline was told on its day, which is that of publication or shortly before; a report of
  /// unknown day has its own.
  void adopt(const Moment& moment, const Time& time) {
    constexpr std::chrono::days kLate{3};  // how long after its dateline a report is published
    if (moment.grain != Unit::day || !time.days.first) return;
    const Day day = *time.days.first;
    const auto& published = document_.report.date;
    const bool fits = published ? day <= *published && *published - day <= kLate
                                : time.anchor.kind == AnchorKind::itself && !reader_.publication;
    if (!fits || day == published) return;
    reader_.publication = day;
    reader_.by_dateline = true;
  }

  void note(Expression& expression) {
    Found found{.time = static_cast<uint32_t>(document_.times.size() - 1),
                .first = expression.captures.first,
                .end = expression.captures.end,
                .moment = expression.moment};
    const Action action = expression.rule->action;
    found.weekday = action == Action::weekday;
    found.clock = action == Action::clock;
    if (found.clock) found.tense = reader_.tense_of(expression);
    found.beside = action == Action::beside;
    if (found.beside || action == Action::duration) found.unit = static_cast<Unit>(expression.get(kUnit));
    if (action == Action::duration && !expression.has(kFraction)) found.count = expression.get(kCount);
    const bool dated = action == Action::date && (expression.has(kMonth) || expression.has(kDay));
    found.yearless = dated && !expression.has(kYear);
    found.own_year = dated && expression.has(kYear);
    found.tense_sure = expression.tense_sure;
    reader_.found.push_back(found);
  }

  /// "since 2015" is 2015/.., "until Friday" ../2022-01-14.
  void open_ends(const Expression& expression, Time& time) const {
    if (expression.captures.first == 0 || time.edtf.empty()) return;
    const Atom& before = reader_.atoms[expression.captures.first - 1];
    if (before.word == 0 || time.edtf.find('/') != std::string::npos) return;
    if (rules_.patterns.value(before.word, rules_.classes.since))
      time.edtf += "/..";
    else if (rules_.patterns.value(before.word, rules_.classes.until))
      time.edtf = "../" + time.edtf;
  }

  /// Does the report tell of years long past rather than of its own days? Counts points with a year of their own that
  /// lies more than two years back, and words that only the day of publication resolves.
  void weigh(const Expression& expression, const Time& time) {
    const Action action = expression.rule->action;
    if (action == Action::weekday || action == Action::part || (action == Action::day && time.value != "PRESENT_REF"))
      ++deictic_;
    if (time.anchor.kind != AnchorKind::itself || !reader_.publication) return;
    const Moment& moment = expression.moment;
    const int now = static_cast<int>(std::chrono::year_month_day(*reader_.publication).year());
    if (moment.before_christ || moment.year < now - 2) ++ancient_;
  }

  Document& document_;
  const rules::Image& image_;
  const TimeRules& rules_;
  Reader reader_;
  size_t ancient_ = 0, deictic_ = 0;
  size_t next_zone_ = 0;
  std::vector<PatternMatch> matches_, inner_;
  rules::PatternSet::Room room_;
};

}  // namespace

void find_times(Document& document, const Knowledge& knowledge) {
  Finder finder(document, knowledge);
  finder.run(false);
  const bool narrative = finder.narrative();
  if (finder.learned_order() || narrative) finder.run(narrative);
}

}  // namespace rapporteur::times
