package vecsolve

import (
	"encoding/json"
	"errors"
	"fmt"
)

// Error is a refused call: its status and a sentence that says what was wrong.
// errors.Is(err, vecsolve.ErrShape) asks for the status.
type Error struct {
	Status  Status
	Message string
}

func (e *Error) Error() string { return e.Status.Name() + ": " + e.Message }

// Unwrap gives the status, which is an error to compare with.
func (e *Error) Unwrap() error { return e.Status }

// Error is the name of the status and its general sentence.
func (s Status) Error() string { return s.Name() + ": " + s.sentence() }

// Name is the name that results carry.
func (s Status) Name() string {
	if row := s.row(); row != nil {
		return row.name
	}
	return "host"
}

func (s Status) sentence() string {
	if row := s.row(); row != nil {
		return row.sentence
	}
	return "The module could not be found, loaded or run."
}

func (s Status) row() *statusRow {
	for i := range statuses {
		if statuses[i].status == s {
			return &statuses[i]
		}
	}
	return nil
}

// ErrHost is no status of the library: the module could not be found, loaded or run.
const ErrHost Status = 0

func refused(status Status, format string, args ...any) *Error {
	return &Error{status, fmt.Sprintf(format, args...)}
}

func host(format string, args ...any) *Error { return refused(ErrHost, format, args...) }

// coded is the error of a negative answer that came without a result.
func coded(code int32) *Error {
	status := Status(code)
	if status.row() == nil {
		return host("the library answered the unknown status %d", code)
	}
	return &Error{status, status.sentence()}
}

// said is the error of a negative answer with its result.
func said(code int32, result []byte) *Error {
	err := coded(code)
	var fields struct{ Status, Message string }
	if json.Unmarshal(result, &fields) != nil || fields.Message == "" {
		return err
	}
	for _, row := range statuses {
		if row.name == fields.Status {
			err.Status = row.status
		}
	}
	err.Message = fields.Message
	return err
}

type statusRow struct {
	status         Status
	name, sentence string
}

// statusOf is for tests and tables: the name of an error's status.
func statusOf(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Status.Name()
	}
	return ""
}
