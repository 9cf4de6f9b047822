// Forecasts: what somebody expects to come, and whether that is good or bad news.
#pragma once

#include "talks/reading.h"

namespace rapporteur::talks {

std::vector<Forecast> find_forecasts(const Reading& reading);

}  // namespace rapporteur::talks
