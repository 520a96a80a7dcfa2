#ifndef CLIBPQ_SHIM_H
#define CLIBPQ_SHIM_H

#include <libpq-fe.h>

/* Two headers that the Glibc module leaves out. */
#include <sys/epoll.h>
#include <sys/eventfd.h>

#endif
