#include <string.h>

#include "guichet/c_api.h"

int guichet_c_api_works_from_c(void);

int guichet_c_api_works_from_c(void) {
  size_t length = 0;
  char* answer = guichet_call("{}", 2, &length);
  const int works = answer != NULL && length == strlen(answer) && guichet_abi_version() == 1;
  guichet_free(answer);
  guichet_warm_up();
  return works;
}
