import jsxA11y from "eslint-plugin-jsx-a11y";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const CLOCK = "Ask the clock (src/lib/clock.ts, server/core/clock.ts): the sandbox and the tests move it.";
const readsTheTime = [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: CLOCK },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: CLOCK },
  { selector: "CallExpression[callee.name='Date']", message: CLOCK },
];
const vietnameseCase = {
  selector: "Literal[value=/\\btext-transform\\b|\\buppercase\\b/]",
  message: "Capitals are hard to read in Vietnamese, and citizens type with an input method: leave the letters alone.",
};

export default tseslint.config(
  { ignores: ["www/", "dist/", ".data/", ".cache/", "test-output/", "node_modules/", "contract/generated/"] },
  { linterOptions: { reportUnusedDisableDirectives: "error" } },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/consistent-type-imports": ["error", { disallowTypeAnnotations: false }],
      eqeqeq: ["error", "always", { null: "ignore" }],
    },
  },
  {
    files: ["src/**/*.{ts,tsx}"],
    plugins: { "react-hooks": reactHooks },
    extends: [jsxA11y.flatConfigs.strict],
    rules: {
      "react-hooks/rules-of-hooks": "error",
      "react-hooks/exhaustive-deps": "error",
      "no-console": "error",
      "no-restricted-syntax": ["error", ...readsTheTime, vietnameseCase],
    },
  },
  {
    files: ["server/**/*.ts", "contract/**/*.ts"],
    rules: { "no-console": "error", "no-restricted-syntax": ["error", ...readsTheTime] },
  },
  { files: ["src/lib/clock.ts", "server/core/clock.ts"], rules: { "no-restricted-syntax": "off" } },
  // Where untyped third parties and answers from outside meet us; the contract's types take over right behind.
  {
    files: ["server/**/*.ts", "tests/**/*.ts", "bench/**/*.ts"],
    rules: { "@typescript-eslint/no-explicit-any": "off" },
  },
  // Started by a person at a keyboard: they speak to them.
  {
    files: ["server/main.ts", "server/office-key.ts", "server/conformance/**", "server/bench/**"],
    rules: { "no-console": "off" },
  },
  {
    files: ["**/*.test.{ts,tsx}", "tests/**", "bench/**", "sandbox/**"],
    rules: { "no-restricted-syntax": "off", "no-console": "off" },
  },
  {
    files: ["tests/**/*.ts"],
    rules: {
      "no-empty-pattern": "off",
      "no-restricted-syntax": [
        "error",
        {
          selector:
            "CallExpression[callee.property.name=/^(skip|fixme|only)$/][callee.object.name=/^(test|it|describe)$/]",
          message: "A test that does not run proves nothing: mend it or delete it.",
        },
        {
          selector: "CallExpression[callee.property.name='waitForTimeout']",
          message: "Wait for what should happen, not for time to pass.",
        },
      ],
    },
  },
);
