// For the tests of screens: they wait for what comes, however busy the machine is.
import { configure } from "@testing-library/react";

configure({ asyncUtilTimeout: 20_000 });
