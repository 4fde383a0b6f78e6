#include "guichet/match.hpp"
namespace guichet::match {}
