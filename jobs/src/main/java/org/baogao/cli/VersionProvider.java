package org.baogao.cli;

import picocli.CommandLine.IVersionProvider;

/** The version that the jar's manifest states. */
final class VersionProvider implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String version = VersionProvider.class.getPackage().getImplementationVersion();
    return new String[] {"baogao " + (version == null ? "(built from classes)" : version)};
  }
}
