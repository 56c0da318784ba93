package org.spinoscope.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/// The program's version, from the jar's manifest; a build from sources says so.
public final class Version implements IVersionProvider {

    /// The version as figures and files carry it.
    public static String get() {
        return Optional.ofNullable(Version.class.getPackage().getImplementationVersion())
                .orElse("development build");
    }

    @Override
    public String[] getVersion() {
        return new String[] {"Spinoscope " + get()};
    }
}
