package dev.hookline.transport.guard;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** Asks the name service. Blocks. */
interface NameLookup {
  InetAddress[] addresses(String name) throws UnknownHostException;
}
