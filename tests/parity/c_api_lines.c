/* Answers each line of standard input through the C API, as "guichet check" does: for the parity test. */
#include <stdio.h>
#include <stdlib.h>

#include "guichet/c_api.h"

int main(void) {
  char* line = NULL;
  size_t capacity = 0;
  ssize_t length;
  while ((length = getline(&line, &capacity, stdin)) > 0) {
    if (line[length - 1] == '\n') --length;
    size_t answer_length = 0;
    char* answer = guichet_call(line, (size_t)length, &answer_length);
    if (answer == NULL) return 1;
    fwrite(answer, 1, answer_length, stdout);
    fputc('\n', stdout);
    guichet_free(answer);
  }
  free(line);
  return 0;
}
