"""The modules in C on which the standard library's threads, clocks and sockets stand, anew."""
