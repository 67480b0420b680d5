// The least full-screen Ink program: the alternate screen, one key handler, one bordered box of rows - 1. What any
// wizard with Ink must pay; ours is measured against it.

import { Box, render, Text, useInput } from 'ink';

function Least() {
  useInput(() => undefined);
  return (
    <Box borderStyle="single" height={(process.stdout.rows ?? 24) - 1}>
      <Text>the least root</Text>
    </Box>
  );
}

render(<Least />, { alternateScreen: true, exitOnCtrlC: false, incrementalRendering: true, maxFps: 60, interactive: true });
