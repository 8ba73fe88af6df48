#pragma once

namespace scruple::io {

// Puts something behind each of the descriptors 0, 1 and 2 that the program was started without, so
// that no file opened later takes its place and is read or written by mistake. Reading such an
// input and writing such an output fail. Call it first of all.
void occupy_standard_streams();

}  // namespace scruple::io
