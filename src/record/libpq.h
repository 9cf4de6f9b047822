// PostgreSQL's own client library, loaded when an address asks for it: who keeps files needs neither the library nor
// the dozen others (Kerberos, LDAP, TLS) that it brings along, nor waits for them when the program starts.
#pragma once

#include <libpq-fe.h>

#include <memory>

#include "rapporteur/result.h"

namespace rapporteur::record {

struct Libpq {
  decltype(&PQconnectdbParams) connect;
  decltype(&PQreset) reset;
  decltype(&PQfinish) finish;
  decltype(&PQstatus) status;
  decltype(&PQerrorMessage) error_message;
  decltype(&PQserverVersion) server_version;
  decltype(&PQparameterStatus) parameter_status;
  decltype(&PQexec) exec;
  decltype(&PQexecParams) exec_params;
  decltype(&PQprepare) prepare;
  decltype(&PQexecPrepared) exec_prepared;
  decltype(&PQputCopyData) put_copy_data;
  decltype(&PQputCopyEnd) put_copy_end;
  decltype(&PQgetResult) get_result;
  decltype(&PQresultStatus) result_status;
  decltype(&PQresultErrorField) result_error_field;
  decltype(&PQcmdStatus) command_status;
  decltype(&PQntuples) rows;
  decltype(&PQftype) type;
  decltype(&PQgetisnull) is_null;
  decltype(&PQgetvalue) value;
  decltype(&PQgetlength) length;
  decltype(&PQclear) clear;
};

/// The library, loaded with the first call; an error if this machine does not have it.
Result<const Libpq*> libpq();

}  // namespace rapporteur::record
