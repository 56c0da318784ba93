package org.spinoscope;

/// Starts the explorer or, with arguments, one of its commands.
public final class Spinoscope {

    private Spinoscope() {}

    public static void main(String[] args) {
        System.out.println("Spinoscope");
    }
}
