export default function PublicMap() { return null; }
