#include "pipeline/output.h"

bool output_add(Output *output, Str text)
{
    if (!output->has_failed && text.len &&
        output->write(output->context, text.data, text.len) != 0)
        output->has_failed = true;
    return !output->has_failed;
}

Status output_status(const Output *output, Error *error)
{
    if (output->has_failed)
        return fail(error, STATUS_IO, 0, "the output takes no more");
    return STATUS_OK;
}
