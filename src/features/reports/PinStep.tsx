export default function PinStep() { return null; }
