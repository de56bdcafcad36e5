import { describe, expect, it } from 'vitest';
import { ninjaFile } from './ninjaFile.mjs';

const build = {
  compiler: 'g++',
  compileFlags: ['-O2'],
  includeDirs: ['/own', '/theirs'],
  prelude: '/b/prelude.hpp',
  linkFlags: ['-luv'],
  units: [
    { object: 'objects/a.o', source: '/src/a.cpp' },
    { object: 'objects/b.o', source: '/src/b.cpp' },
  ],
  output: 'worker',
};

describe('ninjaFile', () => {
  it('compiles each source after the common header and links all of them, libraries last', () => {
    const text = ninjaFile(build);
    expect(text).toContain(
      "command = 'g++' '-O2' '-I/own' '-I/theirs' -include '/b/prelude.hpp' -c $in -o $out",
    );
    expect(text).toContain('build /b/prelude.hpp.gch: precompile /b/prelude.hpp\n');
    expect(text).toContain('build objects/a.o: compile /src/a.cpp | /b/prelude.hpp.gch\n');
    expect(text).toContain("command = 'g++' $in -o $out '-luv'\n");
    expect(text).toContain('build worker: link objects/a.o objects/b.o\n');
  });

  it('survives spaces, dollars, colons and quotes in a path', () => {
    const text = ninjaFile({
      ...build,
      includeDirs: ["/it's $HOME"],
      units: [{ object: 'o', source: '/my src/c:$x.cpp' }],
    });
    expect(text).toContain(`'-I/it'\\''s $$HOME'`);
    expect(text).toContain('build o: compile /my$ src/c$:$$x.cpp |');
  });
});
