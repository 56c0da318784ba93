package org.spinoscope.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.spinoscope.common.Progress;
import org.spinoscope.gpt2.Gpt2;
import org.spinoscope.gpt2.ModelIdentity;
import org.spinoscope.spinbath.FieldSource;
import org.spinoscope.spinbath.Reading;

class TextGeneratorTest {

    private static final Path MODEL = Path.of("src/test/resources/golden/checkpoints/tiny-12x12");

    @Test
    void aChainsStartDependsOnSeedAndNumberAlone() {
        try (var model = Gpt2.load(MODEL, new ModelIdentity("tiny", "random weights"), Progress.NONE);
                var sphere = WordSphere.of(model, Centring.NONE)) {
            var few = starts(model, sphere, request(3, 8, 1));
            var finer = starts(model, sphere, request(3, 20, 1));
            var more = starts(model, sphere, request(19, 8, 1));
            var otherSeed = starts(model, sphere, request(3, 8, 2));
            for (int chain = 0; chain < 3; chain++) {
                assertThat(finer.get(chain)).isEqualTo(few.get(chain));
                assertThat(more.get(chain)).isEqualTo(few.get(chain));
                assertThat(otherSeed.get(chain)).isNotEqualTo(few.get(chain));
            }
            assertThat(few.get(1)).isNotEqualTo(few.get(0));
        }
    }

    private static Map<Integer, float[]> starts(Gpt2 model, WordSphere sphere, GenerationRequest request) {
        var starts = new HashMap<Integer, float[]>();
        var listener = new GenerationListener() {
            @Override
            public boolean wantsFrames() {
                return true;
            }

            @Override
            public void decoded(int chain, int token, GenerationResult.Decoded decoded) {}

            @Override
            public void frame(Frame frame) {
                if (frame.token() == 0) {
                    starts.putIfAbsent(frame.chain(), frame.spin().clone());
                }
            }
        };
        new TextGenerator(model, sphere, Optional.empty()).run(request, listener, Progress.NONE);
        return starts;
    }

    private static GenerationRequest request(int chains, int steps, long seed) {
        return new GenerationRequest(
                "abc de",
                1,
                chains,
                seed,
                Residual.EXACT,
                NoisePath.VMF,
                Sampler.FLOW,
                steps,
                new FieldSource.None(),
                0,
                GuidanceKind.TILT,
                Sign.CORRECTED,
                Decode.COSINE,
                1,
                Centring.NONE,
                Reading.PAPER);
    }
}
