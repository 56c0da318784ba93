package org.spinoscope.dynamics;

/// Everything that determines how one spin moves, except where it starts and the random numbers.
///
/// In three dimensions the bath's equation is integrated as it is. In any other dimension there is no cross product:
/// the spin follows dS = η P_S N dt + σ P_S∘dW with η = q and σ² = 2D(p²+q²), which has the same κ.
///
/// @param bath equation and noise
/// @param field the field B (N in d dimensions)
/// @param temperature k_BT against time, in place of the bath's own
/// @param integrator how a step is taken
/// @param dt time step > 0
public record SpinSetup(Bath bath, SpinField field, Schedule temperature, Integrator integrator, double dt) {

    public SpinSetup {
        if (!(dt > 0) || !Double.isFinite(dt)) {
            throw new InvalidSpinInputException("The time step dt = %s must be positive.".formatted(dt));
        }
        if (!integrator.allows(field.dimension())) {
            throw new InvalidSpinInputException("%s does not step a spin of %d components; use %s."
                    .formatted(
                            integrator.title(),
                            field.dimension(),
                            (field.dimension() == 3 ? Integrator.DEPONDT_MERTENS : Integrator.GEODESIC).title()));
        }
    }

    /// A setup at the bath's own, constant temperature.
    public static SpinSetup of(Bath bath, SpinField field, Integrator integrator, double dt) {
        return new SpinSetup(bath, field, Schedule.constant(bath.temperature()), integrator, dt);
    }

    public int dimension() {
        return field.dimension();
    }

    public SpinSetup withTemperature(double t) {
        return of(bath.withTemperature(t), field, integrator, dt);
    }

    public SpinSetup withTemperature(Schedule schedule) {
        return new SpinSetup(bath, field, schedule, integrator, dt);
    }

    public SpinSetup withField(SpinField other) {
        return new SpinSetup(bath, other, temperature, integrator, dt);
    }

    public SpinSetup withStep(double step) {
        return new SpinSetup(bath, field, temperature, integrator, step);
    }

    public SpinSetup withIntegrator(Integrator other) {
        return new SpinSetup(bath, field, temperature, other, dt);
    }

    /// The law the spin settles into if field and temperature stay as they are at `time`, for a spin along `spin`.
    public StationaryLaw law(double time, double[] spin) {
        return new StationaryLaw(
                dimension(), bath.withTemperature(temperature.at(time)).kappa(field.norm(time, spin)));
    }

    /// Whether the time step is short enough, at `time` for a spin along `spin`.
    public TimeStepCheck check(double time, double[] spin) {
        return TimeStepCheck.of(bath.withTemperature(temperature.at(time)), field.norm(time, spin), dimension(), dt);
    }
}
