package vecsolve

import (
	"os"
	"strings"
	"testing"
)

// The snippet of README.md is the body of Example, which is run.
func TestReadmeIsTheExample(t *testing.T) {
	readme := must[[]byte](t)(os.ReadFile("README.md"))
	_, rest, _ := strings.Cut(string(readme), "```go\n")
	snippet, _, found := strings.Cut(rest, "```")
	if !found {
		t.Fatal("README.md has no snippet")
	}
	example := string(must[[]byte](t)(os.ReadFile("example_test.go")))
	indented := "\t" + strings.ReplaceAll(strings.TrimSpace(snippet), "\n", "\n\t") + "\n\t// Output:"
	if !strings.Contains(example, indented) {
		t.Errorf("example_test.go does not have the snippet:\n%s", indented)
	}
}
