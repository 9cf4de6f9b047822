// What a Record holds: the database and the statements that adding reports uses again and again.
#pragma once

#include <array>
#include <string>
#include <unordered_map>

#include "rapporteur/record.h"
#include "record/database.h"
#include "record/report_words.h"

namespace rapporteur {

struct Record::Store {
  record::Database database;
  record::Prepared add_report;
  record::Prepared add_actor;
  record::Prepared find_actor;
  record::Prepared add_mention;
  record::Prepared add_post;
  record::Prepared add_id;
  record::ReportWords words;
  std::array<record::Prepared, kFindingKinds> add_finding;
  bool has_corrections = false;                     ///< persons have said something; looked at when a batch begins
  std::unordered_map<std::string, int64_t> actors;  ///< rows of the actors that came last, by their written form

  Result<void> prepare();
  Result<void> begin();
  void forget_batch();
  Result<void> put_id(const ReportKey& key, const std::string& id);
  Result<int64_t> put_report(const Report& report, const ReportKey& key);
  Result<int64_t> put_actor(const Actor& actor);
  Result<void> put_contents(const Document& document, const std::vector<Finding>& findings, int64_t report);
  Result<void> take_contents(int64_t report);
  Result<void> put_mentions(const Document& document, int64_t report);
  Result<void> put_posts(const Document& document, int64_t report);
  Result<void> put_findings(const std::vector<Finding>& findings, const std::string& date, int64_t report);
};

}  // namespace rapporteur
