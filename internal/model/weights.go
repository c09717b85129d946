package model

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
)

const (
	magic   = "RDOM"
	version = 2
	align   = 64
)

// header is the JSON at the start of the file.
type header struct {
	Name                                         names
	Version, Created, SHA256                     string
	Layers, Width, Heads, FFN, Positions, Pieces int
	Arc, Rel, Shapes                             int
	UPOS, XPOS, Deprel, Lemma                    []string
	Graph                                        *graphHeader // nil: the model reads no acts
	Figures                                      map[string]float64
	Tensors                                      []tensor
}

// names is the header's "name", which stands there twice: the model's own
// name, a string, and the tags of the head called name, a list.
type names struct {
	Model string
	Tags  []string
}

// UnmarshalJSON takes one of the two and leaves the other as it was.
func (n *names) UnmarshalJSON(data []byte) error {
	if data[0] == '[' {
		return json.Unmarshal(data, &n.Tags)
	}
	return json.Unmarshal(data, &n.Model)
}

// tensor says where in the data section a tensor lies.
type tensor struct {
	Name, DType, Scale string
	Shape              []int
	Offset             int
}

// file is an opened file: every tensor named once, inside the data section.
type file struct {
	header  header
	data    []byte // the data section
	tensors map[string]tensor
}

// readFile takes a file's header and data apart.
func readFile(data []byte) (*file, error) {
	if len(data) < 12 || string(data[:4]) != magic {
		return nil, errors.New("model: not a model file: it does not begin with " + magic)
	}
	if v := binary.LittleEndian.Uint32(data[4:]); v != version {
		return nil, fmt.Errorf("model: format version %d, this program reads %d", v, version)
	}
	n := uint64(binary.LittleEndian.Uint32(data[8:]))
	start := (12 + n + align - 1) / align * align
	if start > uint64(len(data)) {
		return nil, fmt.Errorf("model: file of %d bytes ends inside its header of %d", len(data), n)
	}
	f := &file{data: data[start:], tensors: map[string]tensor{}}
	if err := json.Unmarshal(data[12:12+n], &f.header); err != nil {
		return nil, fmt.Errorf("model: header: %w", err)
	}
	return f, nil
}

// intact checks the data's checksum, which takes half as long as all else: Open has a second core do it.
func (f *file) intact() error {
	if sum := sha256.Sum256(f.data); hex.EncodeToString(sum[:]) != f.header.SHA256 {
		return errors.New("model: the data's checksum is not the header's: the file is damaged")
	}
	return nil
}

// place checks that tensors lie inside the data section and are named once.
func (f *file) place() error {
	for _, t := range f.header.Tensors {
		size, err := t.size()
		if err != nil {
			return err
		}
		if t.Offset < 0 || t.Offset%align != 0 || t.Offset > len(f.data) || size > len(f.data)-t.Offset {
			return fmt.Errorf("model: tensor %q: offset %d, size %d do not fit the data section of %d bytes", t.Name, t.Offset, size, len(f.data))
		}
		if _, twice := f.tensors[t.Name]; twice {
			return fmt.Errorf("model: tensor %q stands twice in the header", t.Name)
		}
		f.tensors[t.Name] = t
	}
	return nil
}
