package org.spinoscope.dynamics;

/// A constant field.
final class UniformField implements SpinField {

    private final double[] b;

    UniformField(double... b) {
        if (b.length < 2 || !Double.isFinite(Vectors.norm(b))) {
            throw new InvalidSpinInputException("The field needs at least two components, all finite.");
        }
        this.b = b.clone();
    }

    @Override
    public int dimension() {
        return b.length;
    }

    @Override
    public void at(double time, double[] spin, double[] out) {
        System.arraycopy(b, 0, out, 0, b.length);
    }

    @Override
    public boolean isConstant() {
        return true;
    }
}
