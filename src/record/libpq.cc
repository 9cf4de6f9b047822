#include "record/libpq.h"

#include <dlfcn.h>

namespace rapporteur::record {
namespace {

constexpr const char* kLibrary = "libpq.so.5";  // the name of its interface since PostgreSQL 8

struct Loaded {
  Libpq functions{};
  bool whole = false;

  template <typename Function>
  void find(void* library, const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library, name));
    whole = whole && function != nullptr;
  }
};

Loaded load() {
  Loaded made;
  void* library = dlopen(kLibrary, RTLD_NOW | RTLD_LOCAL);
  if (library == nullptr) return made;
  made.whole = true;
  Libpq& f = made.functions;
  made.find(library, "PQconnectdbParams", f.connect);
  made.find(library, "PQreset", f.reset);
  made.find(library, "PQfinish", f.finish);
  made.find(library, "PQstatus", f.status);
  made.find(library, "PQerrorMessage", f.error_message);
  made.find(library, "PQserverVersion", f.server_version);
  made.find(library, "PQparameterStatus", f.parameter_status);
  made.find(library, "PQexec", f.exec);
  made.find(library, "PQexecParams", f.exec_params);
  made.find(library, "PQprepare", f.prepare);
  made.find(library, "PQexecPrepared", f.exec_prepared);
  made.find(library, "PQputCopyData", f.put_copy_data);
  made.find(library, "PQputCopyEnd", f.put_copy_end);
  made.find(library, "PQgetResult", f.get_result);
  made.find(library, "PQresultStatus", f.result_status);
  made.find(library, "PQresultErrorField", f.result_error_field);
  made.find(library, "PQcmdStatus", f.command_status);
  made.find(library, "PQntuples", f.rows);
  made.find(library, "PQftype", f.type);
  made.find(library, "PQgetisnull", f.is_null);
  made.find(library, "PQgetvalue", f.value);
  made.find(library, "PQgetlength", f.length);
  made.find(library, "PQclear", f.clear);
  return made;
}

}  // namespace

Result<const Libpq*> libpq() {
  static const Loaded kLoaded = load();
  if (kLoaded.whole) return &kLoaded.functions;
  return fail(ErrorCode::not_found, kLibrary, "PostgreSQL's client library is not on this machine",
              "install it (on Debian the package libpq5), or keep the record in a file");
}

}  // namespace rapporteur::record
